// Who may call a server that runs on a developer's own machine: programs there, and its own pages. A
// web page from elsewhere may not, neither directly nor under a name that it had pointed here.

import { isLoopbackHost, isLoopbackOrigin, isOrigin, readHost } from './address.js';

/** What a caller says of itself, in the headers of the same names. */
export interface Caller {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  /** `Sec-Fetch-Site`, which browsers set and pages cannot. */
  readonly fetchSite?: string | undefined;
  /** `Sec-Fetch-Mode`. */
  readonly fetchMode?: string | undefined;
}

/** Who may call besides programs of this machine and the server's own pages. */
export interface CallerPolicy {
  /** The address that the server listens on: it may be called by it. Another port of it has pages of others. */
  readonly listensOn?: string;
  /** Names or addresses that the server may be called by, each with or without a port; so may their pages. */
  readonly allowHosts?: readonly string[];
  /** Origins whose pages may call, such as `https://app.example`, or what tells whether one may. */
  readonly allowOrigins?: readonly string[] | ((origin: string) => boolean);
  /** Whether every page of this machine may call. */
  readonly allowLoopbackPages?: boolean;
  /** The option that adds to `allowHosts`, for refusals to name. */
  readonly hostOption?: string;
  /** The option that adds to `allowOrigins`, for refusals to name. */
  readonly originOption?: string;
}

/** Why a request is refused: in one line, with the status to answer. */
export interface Refusal {
  readonly status: 400 | 403;
  readonly reason: string;
}

/**
 * Judges a caller.
 *
 * @returns why it may not call; undefined when it may
 *
 * @example
 * ```ts
 * refusalOf({ host: 'localhost:8632' }, {}); // undefined
 * refusalOf({ host: 'evil.example' }, {}); // { status: 403, reason: 'the host "evil.example" is not …' }
 * ```
 */
export function refusalOf(caller: Caller, policy: CallerPolicy): Refusal | undefined {
  const { host = '', origin } = caller;
  const { listensOn, hostOption, originOption, allowHosts = [] } = policy;
  if (!readHost(host)) {
    const expected = 'expected a name or an address, with or without a port';
    return { status: 400, reason: `the host ${quoted(host)} is none: ${expected}` };
  }
  const names = listensOn === undefined ? allowHosts : [listensOn, ...allowHosts];
  if (!isLoopbackHost(host) && !names.some((allowed) => isSameHost(allowed, host))) {
    const advice = hostOption === undefined ? '' : `; start it with ${hostOption} to add one`;
    return { status: 403, reason: `the host ${quoted(host)} is not this server${advice}` };
  }
  if (origin !== undefined && !isAllowedOrigin(origin, host, policy)) {
    // A page without an origin, such as that of a file, cannot be named.
    const canBeAdded = originOption !== undefined && isOrigin(origin);
    const advice = canBeAdded ? `; start it with ${originOption} ${origin} to let them` : '';
    const reason = `pages of the origin ${quoted(origin)} may not use this server${advice}`;
    return { status: 403, reason };
  }
  if (origin === undefined && isCrossSite(caller)) {
    return { status: 403, reason: 'pages of another site may not use this server' };
  }
  return undefined;
}

/** An allowed host without a port stands for all of its ports. */
function isSameHost(allowed: string, host: string): boolean {
  // Without brackets, nothing in an IPv6 address is a port.
  const isBareAddress = !allowed.startsWith('[') && allowed.split(':').length > 2;
  const wanted = readHost(isBareAddress ? `[${allowed}]` : allowed);
  const asked = readHost(host);
  if (!wanted || !asked || wanted.name !== asked.name) return false;
  return wanted.port === undefined || wanted.port === asked.port;
}

/** A page of this server has its very address and port; one on another port is another page. */
function isAllowedOrigin(origin: string, host: string, policy: CallerPolicy): boolean {
  const { allowHosts = [], allowOrigins, allowLoopbackPages = false } = policy;
  const isAllowed =
    typeof allowOrigins === 'function' ? allowOrigins(origin) : allowOrigins?.includes(origin);
  if (isAllowed) return true;
  if (allowLoopbackPages && isLoopbackOrigin(origin)) return true;
  const from = /^https?:\/\/([^/]+)$/i.exec(origin)?.[1];
  if (from === undefined) return false;
  return (
    from.toLowerCase() === host.toLowerCase() ||
    allowHosts.some((allowed) => isSameHost(allowed, from))
  );
}

/** Following a link to this server does no harm. */
function isCrossSite({ fetchSite, fetchMode }: Caller): boolean {
  const isElsewhere =
    fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none';
  return isElsewhere && fetchMode !== 'navigate';
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 100));
