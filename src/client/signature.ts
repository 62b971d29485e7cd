// Signs requests with an access key and its secret, by the recipe `SDK-HMAC-SHA256`.

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
 * @param draft - the request; all of its headers are signed
 * @param nowMs - the time on the wall, in milliseconds since 1970; a signature is good for 15 minutes
 */
export async function signed(draft: Draft, signer: Signer, nowMs: number): Promise<Draft> {
  const { digests, accessKey, secretKey } = signer;
  const url = new URL(draft.url);
  const date = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const headers: Record<string, string> = { ...draft.headers, 'X-Sdk-Date': date };
  const lines = Object.entries({ ...headers, Host: url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([one], [other]) => byBytes(one, other));
  const names = lines.map(([name]) => name).join(';');
  const canonical = [
    draft.method,
    pathOf(url),
    queryOf(url),
    ...lines.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    hex(await digests.sha256(draft.body ?? '')),
  ].join('\n');
  const text = [scheme, date, hex(await digests.sha256(canonical))].join('\n');
  const signature = hex(await digests.hmacSha256(secretKey, text));
  const authorization = `${scheme} Access=${accessKey}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...draft, headers: { ...headers, Authorization: authorization } };
}

const scheme = 'SDK-HMAC-SHA256';

function pathOf({ pathname }: URL): string {
  const path = pathname
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

function queryOf({ searchParams }: URL): string {
  return [...searchParams]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y))
    .map((pair) => pair.join('='))
    .join('&');
}

const byBytes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Percent-encodes everything but letters, digits and `-._~`. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
