// The text that a client signs in place of its request. Clients disagree in details that nobody but
// the signer can know, so one request may have several such texts.

import { sha256Hex } from './digests.js';

/** A request as the signature sees it. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body as it came; undefined when nobody can tell, which is so for GET and HEAD. */
  readonly body: Uint8Array | undefined;
}

/** What every known client may have signed, the likeliest first. */
export function canonicalRequests(request: SignedRequest, signedHeaders: string): string[] {
  const { method, url, headers } = request;
  const canonicalHeaders = signedHeaders
    .split(';')
    .map((name) => `${name}:${headerOf(name, headers, url)}\n`)
    .join('');
  const texts = paths(url.pathname).flatMap((path) =>
    contents(request).flatMap(({ queries, body }) =>
      queries.map((query) =>
        [method.toUpperCase(), path, query, canonicalHeaders, signedHeaders, body].join('\n'),
      ),
    ),
  );
  return [...new Set(texts)];
}

function headerOf(name: string, headers: Headers, url: URL): string {
  const value = headers.get(name) ?? (name === 'host' ? url.host : '');
  return value.trim();
}

/** With an end point that ends in a slash, a client signs two slashes and sends one. */
function paths(pathname: string): string[] {
  const encoded = pathname
    .split('/')
    .map((segment) => encode(decoded(segment)))
    .join('/');
  const path = encoded.endsWith('/') ? encoded : `${encoded}/`;
  return [path, `/${path}`];
}

/** Which digest of a body goes with which query. */
function contents({ method, url, headers, body }: SignedRequest) {
  const queries = canonicalQueries(url.searchParams);
  const told = headers.get('x-sdk-content-sha256');
  if (body === undefined) {
    // Some clients sign and send an empty object with a GET; a server never sees that body.
    const guesses = [sha256Hex(''), sha256Hex('{}')];
    return guesses.map((guess) => ({ queries, body: guess }));
  }
  const bodies = [{ queries, body: sha256Hex(body) }];
  if (told === unsigned) bodies.push({ queries, body: unsigned });
  // A POST without a body may sign its query in the place of the body.
  if (method.toUpperCase() === 'POST' && body.length === 0) {
    bodies.push(...queries.map((query) => ({ queries: [''], body: sha256Hex(query) })));
  }
  return bodies;
}

/** What a client says instead of a digest when it does not sign the body. */
const unsigned = 'UNSIGNED-PAYLOAD';

/** Sorted by bytes with all the values of a name, or without regard to case and with its first. */
function canonicalQueries(params: URLSearchParams): string[] {
  const pairs = [...params].map(([name, value]) => [encode(name), encode(value)] as const);
  const all = pairs.sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y));
  const firstOf = new Map(
    [...params].reverse().map(([name, value]) => [encode(name), encode(value)]),
  );
  const first = [...firstOf].sort(([a], [b]) => byBytes(a.toLowerCase(), b.toLowerCase()));
  const written = [all, first].map((query) => query.map((pair) => pair.join('=')).join('&'));
  return [...new Set(written)];
}

const byBytes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Percent-encodes everything but letters, digits and `-._~`. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
