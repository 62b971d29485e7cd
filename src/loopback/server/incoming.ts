// What is looked at of a request before anything reads it: who sends it, and whether its target can be
// read at all.

import type { IncomingMessage } from 'node:http';
import { type Caller, type Refusal, readHost } from '../index.js';

const fields: Readonly<Record<string, keyof Caller>> = {
  host: 'host',
  origin: 'origin',
  'sec-fetch-site': 'fetchSite',
  'sec-fetch-mode': 'fetchMode',
};

/** Who sends a request. A header that comes twice has both values, and so is neither of them. */
export function callerOf({ rawHeaders }: IncomingMessage): Caller {
  const caller: { -readonly [K in keyof Caller]: Caller[K] } = {};
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    // Most headers are told apart by their length, which is cheaper than to write them small.
    if (name.length !== 4 && name.length !== 6 && name.length !== 14) continue;
    const field = fields[name.toLowerCase()];
    if (field === undefined) continue;
    const before = caller[field];
    const value = rawHeaders[i + 1] as string;
    caller[field] = before === undefined ? value : `${before}, ${value}`;
  }
  return caller;
}

const malformed = (what: string): Refusal => ({
  status: 400,
  reason: `the target of the request ${what}`,
});

/**
 * Looks at the target of a request.
 *
 * @param judge - says whether the host of a target that is a whole URL may be called
 */
export function targetRefusal(
  target: string,
  judge: (host: string) => Refusal | undefined,
): Refusal | undefined {
  if (target.startsWith('/')) {
    const backslash = target.indexOf('\\');
    const query = target.indexOf('?');
    const isInPath = backslash >= 0 && (query < 0 || backslash < query);
    return isInPath ? malformed('has a backslash in its path') : undefined;
  }
  if (!/^https?:\/\//.test(target)) return malformed('is neither a path nor a URL');
  if (!URL.canParse(target) || target.includes('\\')) return malformed('is no URL');
  const { username, password, host } = new URL(target);
  // What a URL says of its host goes before the header (RFC 9112, section 3.2.2).
  return username || password ? malformed('has credentials in it') : judge(host);
}

/** The path of a target, as it was sent: without query, and without the host of a whole URL. */
export function pathOf(target: string): string {
  // As nearly all; of every request, little is cheaper than to replace something.
  if (target.startsWith('/') && !/[?#]/.test(target)) return target;
  return target.replace(/^https?:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '') || '/';
}

/** Hosts that the adapter takes as they are. Others it compares with what URLs make of them. */
const usualHost = /^[a-z0-9.-]+(?::[1-5]\d{3})?$/;

/**
 * Has the adapter see a host in its usual form, such as `[::1]` for `[0::1]`.
 *
 * @returns whether it had that form
 */
export function normaliseHost({ headers }: IncomingMessage): boolean {
  const written = headers.host ?? '';
  if (usualHost.test(written)) return true;
  const host = readHost(written);
  if (host) headers.host = host.port === undefined ? host.name : `${host.name}:${host.port}`;
  return false;
}
