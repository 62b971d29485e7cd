// Who sent a request, and whether that sender may use the project that it names.

import { DcsError, signatureScheme } from '../../protocol/index.js';
import type { SignedRequest } from './canonical-request.js';
import type { Settings } from './settings.js';
import { type SignatureFault, signatureFault } from './signature.js';
import { readToken, type Session } from './tokens.js';

/** The two clocks that signing in reads, both in milliseconds since 1970. */
export interface Times {
  /** The service's clock. Tokens expire by it, so advancing it makes them expire. */
  readonly nowMs: number;
  /** The clock on the wall: clients sign with it and compare it with what a token says. */
  readonly wallNowMs: number;
}

/** What is known of the sender of a request. */
export interface Sender {
  /** The session of the token; undefined for a signed request, and for a token that is not ours. */
  readonly session?: Session | undefined;
  /** The project that a signed request says it is for. */
  readonly projectId?: string | undefined;
  /** The key that a checked request is signed with. */
  readonly accessKey?: string | undefined;
}

const faultMeanings: Readonly<Record<SignatureFault, string>> = {
  malformed:
    'Authorization, or an X-Sdk-Date that is signed, is missing or not as the signature has it',
  'unknown key': 'no --ak is this access key',
  expired: 'X-Sdk-Date is more than 15 minutes from the time on the wall',
  'wrong signature': 'the signature is not that of this request with the secret of the key',
};

/**
 * Finds out who sent a request. When signing in is open, any sender is accepted.
 *
 * @throws DcsError with the code of a token or a signature that is missing, wrong or too old
 */
export function senderOf(request: SignedRequest, settings: Settings, times: Times): Sender {
  const { headers } = request;
  const projectId = headers.get('x-project-id') ?? undefined;
  const token = headers.get('x-auth-token') ?? '';
  const session = readToken(token, settings.tokenKey);
  if (!settings.isStrict) return { session, projectId };

  if (headers.get('authorization')?.startsWith(signatureScheme)) {
    let accessKey: string | undefined;
    const secretOf = (key: string) => {
      accessKey = key;
      return settings.secretKeys.get(key);
    };
    const fault = signatureFault(request, secretOf, times.wallNowMs);
    if (fault === undefined) return { projectId, accessKey };
    // As its page has it, the key is not told: it may be the secret, in the wrong place.
    const message =
      fault === 'unknown key'
        ? 'Incorrect IAM authentication information: Get secretKey failed,ak:******,err:ak not exist'
        : undefined;
    throw new DcsError('APIGW.0301', { message, detail: faultMeanings[fault] });
  }
  if (token === '') throw new DcsError('DCS.1003');
  if (!session) throw new DcsError('DCS.1001', { detail: 'it was not issued here' });
  if (session.expiresAtMs <= times.nowMs) throw new DcsError('DCS.1002');
  return { session };
}

/**
 * Refuses a sender that may not use a project.
 *
 * @throws DcsError when its session is for another project, or for none
 */
export function requireProject(sender: Sender, projectId: string, { isStrict }: Settings): void {
  if (!isStrict) return;
  const { session } = sender;
  if (session && !session.project) {
    throw new DcsError('DCS.2003', { detail: 'the token is for a domain, not for a project' });
  }
  const own = session ? session.project?.id : sender.projectId;
  if (own !== undefined && own !== projectId)
    throw new DcsError('DCS.1004', { detail: 'the token or the signature is for another project' });
}
