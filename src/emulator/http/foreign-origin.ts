// Who may talk to a server that runs on somebody's own machine: programs there, and its own pages. A
// web page from elsewhere may not, neither directly nor under a name that it had pointed here.

/** What a server goes by. */
export interface Neighbourhood {
  /** The address that it is bound to, such as `127.0.0.1`; may be a name. */
  readonly host: string;
  /** Further names or addresses, each with or without a port, that clients may call it by. */
  readonly allowHosts?: readonly string[] | undefined;
}

/**
 * Looks whether a request comes from a stranger.
 *
 * @returns why it is refused, in one line; undefined when it is not
 */
export function foreignness(headers: Headers, neighbourhood: Neighbourhood): string | undefined {
  const host = headers.get('host') ?? '';
  if (!isKnown(host, neighbourhood)) {
    return `the host ${quoted(host)} is not this server; start it with --allow-host to add one`;
  }
  const origin = headers.get('origin');
  if (origin !== null && !isOwnOrigin(origin, host, neighbourhood)) {
    return `pages of the origin ${quoted(origin)} may not use this server; start it with --allow-host to add one`;
  }
  if (origin === null && isCrossSite(headers)) {
    return 'pages of another site may not use this server';
  }
  return undefined;
}

/** A host as `Host` has it, in lower case, without its port and brackets. */
function nameIn(host: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/?#@\s]+))(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/, '');
}

function isKnown(host: string, { host: bound, allowHosts = [] }: Neighbourhood): boolean {
  const name = nameIn(host);
  if (name === undefined) return false;
  if (isLoopback(name) || name === bound.toLowerCase()) return true;
  return allowHosts.some((allowed) => isSameHost(allowed, host));
}

/** An allowed host without a port stands for all of its ports. */
function isSameHost(allowed: string, host: string): boolean {
  const wanted = allowed.toLowerCase();
  // Without brackets, nothing in an IPv6 address is a port.
  const isBareAddress = !wanted.startsWith('[') && wanted.split(':').length > 2;
  if (isBareAddress) return wanted === nameIn(host);
  return /:\d+$/.test(wanted) ? wanted === host.toLowerCase() : nameIn(wanted) === nameIn(host);
}

/** Whether a host is this machine's own, which no other can reach. */
export const isLoopback = (name: string): boolean =>
  name === 'localhost' ||
  name.endsWith('.localhost') ||
  name === '::1' ||
  /^127(\.\d{1,3}){3}$/.test(name);

/** A page of this server has its very address and port; one on another port is another page. */
function isOwnOrigin(origin: string, host: string, { allowHosts = [] }: Neighbourhood): boolean {
  const from = /^https?:\/\/([^/]+)$/i.exec(origin)?.[1];
  if (from === undefined) return false;
  return (
    from.toLowerCase() === host.toLowerCase() ||
    allowHosts.some((allowed) => isSameHost(allowed, from))
  );
}

/** Browsers say so. Following a link to this server is no harm. */
function isCrossSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  const isElsewhere = site !== null && site !== 'same-origin' && site !== 'none';
  return isElsewhere && headers.get('sec-fetch-mode') !== 'navigate';
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 100));
