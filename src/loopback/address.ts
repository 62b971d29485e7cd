// Which hosts are this machine: one answer for the whole program. Browsers and operating systems decide
// where a host leads, so it is read the way URLs are (WHATWG URL, section "host parsing"): `127.1` and
// `0x7f000001` are 127.0.0.1, and `127.0.0.999` is no host at all.

/** A host, as the header `Host` has it. */
export interface Host {
  /** In lower case, addresses in their usual form, IPv6 in brackets; without a dot at the end. */
  readonly name: string;
  readonly port: number | undefined;
}

const written = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i;
const highestPort = 65_535;

/**
 * Reads a host with or without a port.
 *
 * @returns undefined for what is no host, such as one with user information or a port out of range
 *
 * @example
 * ```ts
 * readHost('127.1:8632'); // { name: '127.0.0.1', port: 8632 }
 * readHost('127.0.0.999'); // undefined
 * ```
 */
export function readHost(text: string): Host | undefined {
  const [, host, port] = written.exec(text) ?? [];
  const name = host && urlOf(`http://${host}`)?.hostname.replace(/\.$/, '');
  if (!name || name.startsWith('.') || Number(port ?? 0) > highestPort) return undefined;
  return { name, port: port === undefined ? undefined : Number(port) };
}

/**
 * Whether a host is this machine: 127.0.0.0/8, ::1, those addresses of IPv4 in IPv6, and `localhost`
 * with every name below it (RFC 6761, section 6.3).
 *
 * @param host - with or without a port
 */
export function isLoopbackHost(host: string): boolean {
  const name = readHost(host)?.name;
  return name !== undefined && loopback.test(name);
}

/**
 * Whether an address to listen on is this machine's own, which no other can reach.
 *
 * @param address - as options have it: IPv6 without brackets
 */
export const isLoopbackAddress = (address: string): boolean =>
  isLoopbackHost(address.includes(':') ? `[${address}]` : address);

const loopback =
  /^(?:127(?:\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]|(?:[^.]+\.)*localhost)$/;

/** Whether a URL leads to this machine, so that what is sent there passes no network. */
export function isLoopbackUrl(text: string): boolean {
  const url = urlOf(text);
  return url !== undefined && isLoopbackHost(url.host);
}

/** Whether an origin is a page of this machine, on any port. */
export const isLoopbackOrigin = (origin: string): boolean =>
  isOrigin(origin) && isLoopbackUrl(origin);

/** Whether a text is an origin of the web, exactly as browsers write it. */
export function isOrigin(text: string): boolean {
  const url = urlOf(text);
  return url !== undefined && url.origin === text && /^https?:$/.test(url.protocol);
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
