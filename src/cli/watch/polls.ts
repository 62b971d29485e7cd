// How often a wait polls, and for how long.

import type { PollingOptions } from '../../observer/index.js';

/** What the command line says of it, in milliseconds. */
export interface Polls {
  readonly timeout: number;
  readonly interval?: number;
}

/** The delays between polls, in milliseconds: the longest, and how short a draw may be. */
const usualIntervalMs = 30_000;
const shortestDelayMs = 2_000;

/** The same as the observer takes it. */
export function pollingFor({
  timeout,
  interval = usualIntervalMs,
}: Polls): Pick<PollingOptions, 'maxDelayMs' | 'minDelayMs'> & { readonly maxWaitMs: number } {
  return {
    maxWaitMs: timeout,
    maxDelayMs: interval,
    minDelayMs: Math.min(shortestDelayMs, interval, timeout / 4),
  };
}
