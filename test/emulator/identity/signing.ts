// Signs requests as two public clients do, written after their public descriptions and without a line
// of what is tested: the test's own implementation of SDK-HMAC-SHA256.

import { createHash, createHmac } from 'node:crypto';

export interface Unsigned {
  readonly method: string;
  /** The path as it is signed. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Keys {
  readonly ak: string;
  readonly sk: string;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text, 'utf8').digest();
const percent = (text: string) =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(char)
        ? char
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

function canonical({ method, path, query = [], headers, body }: Unsigned, sortQuery: boolean) {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const values = new Map(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v.trim()]));
  const signed = names.sort().join(';');
  const encoded = query.map(([key, value]) => [percent(key), percent(value)] as const);
  const sorted = sortQuery
    ? [...encoded].sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    : [...encoded].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const lines = [
    method,
    path.endsWith('/') ? path : `${path}/`,
    sorted.map((pair) => pair.join('=')).join('&'),
    ...names.map((name) => `${name}:${values.get(name)}`),
    '',
    signed,
    sha256(body),
  ];
  return { text: lines.join('\n'), signed };
}

/** The value of `Authorization` as the Node.js client writes it. */
export function signedWithAccess(request: Unsigned, { ak, sk }: Keys): string {
  const { text, signed } = canonical(request, true);
  const toSign = `SDK-HMAC-SHA256\n${request.headers['X-Sdk-Date']}\n${sha256(text)}`;
  const signature = hmac(sk, toSign).toString('hex');
  return `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=${signed}, Signature=${signature}`;
}

/** The value of `Authorization` as the Go client writes it; region and service may be empty. */
export function signedWithCredential(
  request: Unsigned,
  { ak, sk }: Keys,
  region: string,
  service: string,
): string {
  const { text, signed } = canonical(request, false);
  const date = request.headers['X-Sdk-Date'] as string;
  const day = date.slice(0, 8);
  const scope = `${day}/${region}/${service}/sdk_request`;
  const key = hmac(hmac(hmac(hmac(`SDK${sk}`, day), region), service), 'sdk_request');
  const toSign = `SDK-HMAC-SHA256\n${date}\n${scope}\n${sha256(text)}`;
  const signature = hmac(key, toSign).toString('hex');
  return `SDK-HMAC-SHA256 Credential=${ak}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}
