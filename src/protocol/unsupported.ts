// The requests that DCS is known to answer and the emulator does not offer; asking for one is answered with
// 501 and its name.

import { formOf, type KnownRequest, knownRequests, versionPaths } from './known-requests.js';
import { operations } from './operations.js';

/** An operation that the service has and the emulator has not. */
export interface UnsupportedOperation extends KnownRequest {
  /** As the page or the client calls it, in camel case. */
  readonly name: string;
}

const offered = new Set(operations.map(formOf));

const isOffered = (known: KnownRequest): boolean =>
  versionPaths.includes(known.path) || offered.has(formOf(known));

const camel = (source: string) => source.charAt(0).toLowerCase() + source.slice(1);

/** What is not offered. */
export const unsupportedOperations: readonly UnsupportedOperation[] = knownRequests
  .filter((known) => !isOffered(known))
  .map((known) => ({ ...known, name: camel(known.source) }));
