// Where the service is: an address, taken apart and found safe to send credentials to.

import { isLoopbackUrl } from '../loopback/index.js';
import { ClientSetupError } from './errors.js';

/** An address of the service. */
export interface Endpoint {
  /** Scheme, host, port and path, without a slash at the end. */
  readonly base: string;
  /** The project that a catalog's address ends with. */
  readonly projectId: string | undefined;
}

/** What a catalog, and people who copy from one, append to the address: version and project. */
const versioned = /\/v[12](?:\.0)?(?:\/([0-9a-f]{32}))?$/i;

/**
 * Reads an address, such as `https://dcs.eu-de.otc.t-systems.com` or what a catalog has.
 *
 * @param text - the address
 * @param name - what it is called in a complaint
 * @throws ClientSetupError when it is no address of http or https, or has a password in it
 *
 * @example
 * ```ts
 * parseEndpoint('http://localhost:8632/v1.0/0123456789abcdef0123456789abcdef/').base; // 'http://localhost:8632'
 * ```
 */
export function parseEndpoint(text: string, name = 'endpoint'): Endpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ClientSetupError(`${name}: expected an address of http or https, got ${shown(text)}`);
  }
  if (url.username || url.password) {
    throw new ClientSetupError(`${name}: an address must not have credentials in it`);
  }
  const path = url.pathname.replace(/\/+$/, '');
  const projectId = versioned.exec(path)?.[1]?.toLowerCase();
  return { base: `${url.origin}${path.replace(versioned, '')}`, projectId };
}

/** An address of the identity service, without a slash at the end and with its version. */
export function identityBase(text: string): string {
  const base = parseEndpoint(text, 'the address of the identity service').base;
  return base.endsWith('/v3') ? base : `${base}/v3`;
}

/**
 * Refuses to send credentials in the clear.
 *
 * @throws ClientSetupError for http to another machine, unless that is allowed
 */
export function requireSafe(address: string, allowHttp: boolean): void {
  if (allowHttp || address.startsWith('https:') || isLoopbackUrl(address)) return;
  throw new ClientSetupError(
    `${new URL(address).origin}: credentials are not sent to another machine over http; use https, or allow http`,
  );
}

const shown = (text: string) => JSON.stringify(text.slice(0, 60));
