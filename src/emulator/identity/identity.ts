// The identity service as one object: it answers its own paths, and says who may come in elsewhere.

import { hmacSha256Hex } from '../crypto/index.js';
import { requireProject, senderOf, type Times } from './access.js';
import type { SignedRequest } from './canonical-request.js';
import { endpointFor, type IdentityReply, type IdentityRequest } from './endpoints.js';
import { KeystoneError } from './keystone-error.js';
import { type Named, resolve } from './names.js';
import { type IdentityOptions, settingsFrom } from './settings.js';

/** Signing in, and who may come in. */
export interface Identity {
  /**
   * Answers a request to a path of the identity service, or to the one path of the compute service
   * that clients call.
   *
   * @returns undefined when the path is neither's
   * @throws DcsError when the signature is wrong, which the gateway in front answers
   */
  answer(request: IdentityRequest, times: Times): IdentityReply | undefined;
  /** Proves that this service made a text: the same for the same users and keys, also after a restart. */
  seal(text: string): string;
  /**
   * Lets a request to another service in.
   *
   * @param projectId - the project that its path names; undefined when it names none
   * @returns who sent it, as far as the request tells
   * @throws DcsError with the documented code when it may not come in
   */
  authorize(request: SignedRequest, projectId: string | undefined, times: Times): Named;
}

const userOf = (name: string): Named => resolve('user', { name }, name);

/** The user of requests that name none. Made once, because an open service needs it all the time. */
const anybody = userOf('anybody');

/**
 * Creates the identity service.
 *
 * @example
 * ```ts
 * const identity = createIdentity({ mode: 'strict', users: [{ name, password }], random });
 * identity.authorize(request, projectId, { nowMs, wallNowMs });
 * ```
 */
export function createIdentity(options: IdentityOptions): Identity {
  const settings = settingsFrom(options);
  const { random } = options;
  return {
    answer(request, times) {
      const path = request.url.pathname.replace(/(?<=.)[/]$/, '');
      if (!/^[/]v3(?=[/]|$)|^[/]v2[.]1[/]/.test(path)) return undefined;
      try {
        return endpointFor(path, request.method)({ request, times, settings, random });
      } catch (error) {
        if (!(error instanceof KeystoneError)) throw error;
        return { status: error.httpStatus, body: error.body };
      }
    },
    seal: (text) => hmacSha256Hex(settings.tokenKey, text),
    authorize(request, projectId, times) {
      const sender = senderOf(request, settings, times);
      if (projectId !== undefined) requireProject(sender, projectId, settings);
      const { session, accessKey } = sender;
      return session?.user ?? (accessKey === undefined ? anybody : userOf(accessKey));
    },
  };
}
