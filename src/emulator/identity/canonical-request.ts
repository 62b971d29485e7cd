// The texts that a client may have signed in place of its request. Clients disagree in details that the
// request does not show, so one request may have several such texts.

import {
  canonicalPath,
  canonicalQuery,
  canonicalRequest,
  compareText,
} from '../../protocol/index.js';
import { sha256Hex } from '../crypto/index.js';

/** A request as the signature sees it. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body as it came; undefined when the server cannot see it, which is so for GET and HEAD. */
  readonly body: Uint8Array | undefined;
}

/** What every known client may have signed, the likeliest first. */
export function canonicalRequests(request: SignedRequest, signedHeaders: string): string[] {
  const { method, url, headers } = request;
  const signed = signedHeaders
    .split(';')
    .map((name) => [name, headers.get(name) ?? (name === 'host' ? url.host : '')] as const);
  const texts = paths(url.pathname).flatMap((path) =>
    contents(request).flatMap(({ queries, bodyDigest }) =>
      queries.map((query) =>
        canonicalRequest({ method, path, query, headers: signed, signedHeaders, bodyDigest }),
      ),
    ),
  );
  return [...new Set(texts)];
}

/** With an endpoint that ends in a slash, a client signs two slashes and sends one. */
function paths(pathname: string): string[] {
  const path = canonicalPath(pathname);
  return [path, `/${path}`];
}

/** Which digest of a body goes with which query. */
function contents({ method, url, headers, body }: SignedRequest) {
  const queries = queriesOf(url.searchParams);
  if (body === undefined) {
    // Some clients sign and send an empty object with a GET; a server never sees that body.
    return ['', '{}'].map((guess) => ({ queries, bodyDigest: sha256Hex(guess) }));
  }
  const all = [{ queries, bodyDigest: sha256Hex(body) }];
  if (headers.get('x-sdk-content-sha256') === unsigned) all.push({ queries, bodyDigest: unsigned });
  // A POST without a body may sign its query in the place of the body.
  if (method.toUpperCase() === 'POST' && body.length === 0) {
    all.push(...queries.map((query) => ({ queries: [''], bodyDigest: sha256Hex(query) })));
  }
  return all;
}

/** What a client says instead of a digest when it does not sign the body. */
const unsigned = 'UNSIGNED-PAYLOAD';

/** Sorted by bytes with all the values of a name, or without regard to case and with its first. */
function queriesOf(parameters: URLSearchParams): string[] {
  const firstOf = new Map([...parameters].reverse());
  const withoutCase = ([one]: readonly [string, string], [other]: readonly [string, string]) =>
    compareText(one.toLowerCase(), other.toLowerCase());
  return [...new Set([canonicalQuery(parameters), canonicalQuery(firstOf, withoutCase)])];
}
