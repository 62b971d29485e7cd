// Who is behind a request, and whether that one may touch the project it names.

import { DcsError } from '../../protocol/index.js';
import type { SignedRequest } from './canonical-request.js';
import type { Settings } from './settings.js';
import { signatureFault, signatureScheme } from './signature.js';
import { type Grant, readToken } from './tokens.js';

/** The two times that matter here, both in milliseconds since 1970. */
export interface Moment {
  /** The service's clock: tokens grow old by it, so advancing it makes them expire. */
  readonly nowMs: number;
  /** The clock on the wall: clients sign with it and compare it with what a token says. */
  readonly wallNowMs: number;
}

/** What is known of who sent a request. */
export interface Sender {
  /** What the token grants; undefined for a signed request, and for a token of somebody else's. */
  readonly grant?: Grant | undefined;
  /** The project that a signed request says it is for. */
  readonly projectId?: string | undefined;
  /** The key that a checked request is signed with. */
  readonly accessKey?: string | undefined;
}

/**
 * Finds out who sent a request. When signing in is open, that may be anybody.
 *
 * @throws DcsError with the code of a token or a signature that is missing, wrong or too old
 */
export function senderOf(request: SignedRequest, settings: Settings, moment: Moment): Sender {
  const { headers } = request;
  const projectId = headers.get('x-project-id') ?? undefined;
  const token = headers.get('x-auth-token') ?? '';
  const grant = readToken(token, settings.tokenKey);
  if (!settings.isStrict) return { grant, projectId };

  if (headers.get('authorization')?.startsWith(signatureScheme)) {
    let accessKey: string | undefined;
    const secretOf = (key: string) => {
      accessKey = key;
      return settings.secretKeys.get(key);
    };
    const fault = signatureFault(request, secretOf, moment.wallNowMs);
    if (fault === undefined) return { projectId, accessKey };
    throw new DcsError(fault === 'expired' ? 'DCS.1002' : 'DCS.1001', {
      detail: `the signature is refused: ${fault}`,
    });
  }
  if (token === '') throw new DcsError('DCS.1003');
  if (!grant) throw new DcsError('DCS.1001');
  if (grant.expiresAtMs <= moment.nowMs) throw new DcsError('DCS.1002');
  return { grant };
}

/**
 * Lets a sender touch a project, or not.
 *
 * @throws DcsError when it is there for another project, or for none
 */
export function requireProject(sender: Sender, projectId: string, { isStrict }: Settings): void {
  if (!isStrict) return;
  const { grant } = sender;
  if (grant && !grant.project) {
    throw new DcsError('DCS.2003', { detail: 'the token is for a domain, not for a project' });
  }
  const own = grant ? grant.project?.id : sender.projectId;
  if (own !== undefined && own !== projectId) throw new DcsError('DCS.1004');
}
