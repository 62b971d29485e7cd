// The address on the command line, and the key in the environment, of `record` and `replay`.

import { ClientSetupError, webDigests } from '../../client/index.js';
import {
  parseEndpoint,
  type ReplayedRequest,
  requireSafe,
  signAgain,
} from '../../client/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';

/**
 * Reads an address, without a slash, a version or a project at the end.
 *
 * @throws CommandFailure when it is none, or credentials would go to another machine in the clear
 */
export function safeAddress(option: string, text: string, allowHttp = false): string {
  try {
    const { base } = parseEndpoint(text, option);
    requireSafe(base, allowHttp);
    return base;
  } catch (error) {
    if (!(error instanceof ClientSetupError)) throw error;
    throw badInput(error.message.replace(/or allow http$/, 'or --allow-http'), error);
  }
}

// biome-ignore lint/style/noRestrictedGlobals: digests draw nothing, they say the same every time
const digests = webDigests(crypto.subtle);

/** Signs with the key of the environment; undefined when there is none. */
export function signer({ variables, clock }: Environment) {
  const { OS_ACCESS_KEY: accessKey, OS_SECRET_KEY: secretKey } = variables;
  if (!accessKey) return undefined;
  if (!secretKey) throw badInput('OS_ACCESS_KEY needs the environment variable OS_SECRET_KEY');
  return (request: ReplayedRequest, signedHeaders: readonly string[]) =>
    signAgain(request, signedHeaders, { accessKey, secretKey, digests }, clock.now());
}
