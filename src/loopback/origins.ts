// The web pages besides a server's own that may call it, as options have them.

import { isLoopbackOrigin, isOrigin, readHost } from './address.js';

/** Stands for every page of this machine, on any port. */
const anyLoopback = 'loopback';

/**
 * Says why a text cannot be an allowed origin.
 *
 * @returns one line with what is allowed; undefined for `loopback` and for an origin as browsers write it
 *
 * @example
 * ```ts
 * originIssue('http://localhost:5173'); // undefined
 * originIssue('localhost:5173'); // 'expected loopback or … Did you mean http://localhost:5173?'
 * ```
 */
export function originIssue(text: string): string | undefined {
  if (text === anyLoopback || isPageOrigin(text)) return undefined;
  // Browsers write "null" for a page without an origin, for which no address can stand.
  const meant = text === 'null' ? '' : originOf(text.includes('://') ? text : `http://${text}`);
  const question = isPageOrigin(meant) ? ` Did you mean ${meant}?` : '';
  return `expected loopback or an origin as browsers write it, such as http://localhost:5173.${question}`;
}

/**
 * Reads which origins are allowed.
 *
 * @param allowed - origins such as `http://localhost:5173`, and `loopback` for all pages of this machine
 * @returns tells whether an origin is one of them
 * @throws RangeError, whose message is one line, for a text that is neither
 */
export function allowedOrigins(allowed: readonly string[]): (origin: string) => boolean {
  for (const text of allowed) {
    const issue = originIssue(text);
    if (issue) throw new RangeError(`allowOrigins: ${JSON.stringify(text)}: ${issue}`);
  }
  const isLoopbackAllowed = allowed.includes(anyLoopback);
  return (origin) => allowed.includes(origin) || (isLoopbackAllowed && isLoopbackOrigin(origin));
}

/** A pattern such as `http://*.example` is a URL, but no page has it as its origin. */
const isPageOrigin = (text: string): boolean =>
  isOrigin(text) && readHost(text.replace(/^https?:\/\//, '')) !== undefined;

const originOf = (text: string): string => (URL.canParse(text) ? new URL(text).origin : '');
