// The recipe `SDK-HMAC-SHA256`, as far as it is text: a client signs these texts, and a server makes them
// anew. The digests come from elsewhere.

/** How signed requests begin their header `Authorization`. */
export const signatureScheme = 'SDK-HMAC-SHA256';

type Pair = readonly [name: string, value: string];

/** The parts of a canonical request. */
export interface CanonicalParts {
  readonly method: string;
  /** From `canonicalPath`. */
  readonly path: string;
  /** From `canonicalQuery`. */
  readonly query: string;
  /** The signed headers in the order of their names. */
  readonly headers: readonly Pair[];
  /** The names of the signed headers, with semicolons between them. */
  readonly signedHeaders: string;
  /** The SHA-256 of the body, as hexadecimal digits. */
  readonly bodyDigest: string;
}

/** The text that stands for a request; its digest is what gets signed. */
export function canonicalRequest(parts: CanonicalParts): string {
  const { method, path, query, headers, signedHeaders, bodyDigest } = parts;
  const lines = headers.map(([name, value]) => `${name}:${value.trim()}`);
  return [method.toUpperCase(), path, query, ...lines, '', signedHeaders, bodyDigest].join('\n');
}

/**
 * The text to sign.
 *
 * @param date - of the header `X-Sdk-Date`
 * @param digest - the SHA-256 of the canonical request, as hexadecimal digits
 * @param scope - day, region, service and a fixed word; most clients use none
 */
export const textToSign = (date: string, digest: string, scope?: string): string =>
  [signatureScheme, date, ...(scope === undefined ? [] : [scope]), digest].join('\n');

/** A path with every segment encoded anew, and a slash at its end. */
export function canonicalPath(pathname: string): string {
  const path = pathname
    .split('/')
    .map((segment) => encode(decoded(segment)))
    .join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

/** The pairs of a query, encoded, and then in the order of their bytes unless another one is given. */
export function canonicalQuery(
  parameters: Iterable<Pair>,
  compare = ([a, x]: Pair, [b, y]: Pair): number => compareText(a, b) || compareText(x, y),
): string {
  return [...parameters]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(compare)
    .map((pair) => pair.join('='))
    .join('&');
}

/** Compares ASCII texts by their bytes, whatever the language of the machine. */
export const compareText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

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
