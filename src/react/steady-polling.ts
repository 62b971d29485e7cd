// Polling at one pace, for as long as a component is mounted, however often a poll fails.

import { createRandom } from '../random/index.js';
import type { Clock } from '../time/index.js';

/** The options of a watch that goes on until it is aborted. */
export const steadyPolling = (everyMs: number, clock: Clock, signal: AbortSignal) => ({
  clock,
  // The pace is fixed, so nothing is drawn from it.
  random: createRandom(0),
  errorBudget: Number.MAX_SAFE_INTEGER,
  retryError: () => true,
  minDelayMs: everyMs,
  maxDelayMs: everyMs,
  signal,
});
