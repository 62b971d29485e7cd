// Who may use an inspector: programs of this machine, pages of this machine that show their state, and
// its own page to look at it. Origins are compared whole, never by how they begin or end.

/** What somebody wants. */
export type Purpose =
  /** To show the state of an application. */
  | 'send'
  /** To look at what others show. */
  | 'look';

/** What a caller says of itself. */
export interface Caller {
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Looks whether a caller may.
 *
 * @param allowed - origins that may send and look besides, such as `https://app.example`
 * @returns why not, in one line; undefined when it may
 */
export function refusalFor(
  { host, origin }: Caller,
  purpose: Purpose,
  allowed: readonly string[] = [],
): string | undefined {
  // A name that somebody had pointed to this machine is not a name of it.
  if (!host || !isLoopbackHost(host)) {
    return `the host ${quoted(host ?? '')} is not this machine`;
  }
  if (origin === undefined || allowed.includes(origin)) return undefined;
  if (origin === `http://${host}`) return undefined;
  if (purpose === 'send' && isLoopbackOrigin(origin)) return undefined;
  return `pages of the origin ${quoted(origin)} may not; start the inspector with --allow-origin to let them`;
}

/** Whether an origin is a page of this machine, whatever its port. */
export function isLoopbackOrigin(origin: string): boolean {
  const url = urlOf(origin);
  return (
    url !== undefined && url.origin === origin && isLoopbackHost(url.host) && isWeb(url.protocol)
  );
}

/** Whether a text is an origin, exactly as browsers write it. */
export function isOrigin(text: string): boolean {
  const url = urlOf(text);
  return url !== undefined && url.origin === text && isWeb(url.protocol);
}

function isLoopbackHost(host: string): boolean {
  const url = urlOf(`http://${host}`);
  if (!url || url.host !== host.toLowerCase().replace(/:80$/, '')) return false;
  const { hostname } = url;
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

const isWeb = (protocol: string): boolean => protocol === 'http:' || protocol === 'https:';

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 100));
