// Signs a request whose signature was for another address or another day: over the same headers.

import type { Digests } from '../ports.js';
import { type Signer, signed } from '../signature.js';
import type { ReplayedRequest } from './replay.js';

/** The key to sign with, and its secret. */
export type SigningKey = Omit<Signer, 'digests'>;

/**
 * Signs a request anew.
 *
 * @param request - with the headers of before
 * @param signedHeaders - the names of those that the signature covers
 * @returns the headers to send
 */
export async function signAgain(
  { method, url, headers, body }: ReplayedRequest,
  signedHeaders: readonly string[],
  key: SigningKey & { readonly digests: Digests },
  nowMs: number,
): Promise<Record<string, string>> {
  const { authorization: _, 'x-sdk-date': _date, ...kept } = headers;
  const draft = { method, url, headers: kept, body };
  return { ...(await signed(draft, key, nowMs, signedHeaders)).headers };
}
