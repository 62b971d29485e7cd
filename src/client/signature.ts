// Signs requests with an access key and its secret, by the recipe `SDK-HMAC-SHA256`.

import {
  canonicalPath,
  canonicalQuery,
  canonicalRequest,
  compareText,
  signatureScheme,
  textToSign,
} from '../protocol/index.js';
import type { Draft } from './exchange.js';
import type { Digests } from './ports.js';

/** What to sign with. */
export interface Signer {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly digests: Digests;
}

/**
 * Signs a request: adds the headers `X-Sdk-Date` and `Authorization`.
 *
 * @param draft - the request
 * @param nowMs - the time on the wall, in milliseconds since 1970; a signature is good for 15 minutes
 * @param names - the headers to sign besides the date, in lower case; all unless given
 */
export async function signed(
  draft: Draft,
  signer: Signer,
  nowMs: number,
  names?: readonly string[],
): Promise<Draft> {
  const { digests, accessKey, secretKey } = signer;
  const url = new URL(draft.url);
  const date = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const headers: Record<string, string> = { ...draft.headers, 'X-Sdk-Date': date };
  const lines = Object.entries({ ...headers, Host: url.host })
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name === 'x-sdk-date' || (names?.includes(name) ?? true))
    .sort(([one], [other]) => compareText(one, other));
  const signedHeaders = lines.map(([name]) => name).join(';');
  const canonical = canonicalRequest({
    method: draft.method,
    path: canonicalPath(url.pathname),
    query: canonicalQuery(url.searchParams),
    headers: lines,
    signedHeaders,
    bodyDigest: hex(await digests.sha256(draft.body ?? '')),
  });
  const text = textToSign(date, hex(await digests.sha256(canonical)));
  const signature = hex(await digests.hmacSha256(secretKey, text));
  const authorization = `${signatureScheme} Access=${accessKey}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return { ...draft, headers: { ...headers, Authorization: authorization } };
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
