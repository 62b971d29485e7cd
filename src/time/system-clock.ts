// The real time. This is the one file that reads a clock of the runtime or sets a timer of it.

import { type Clock, requireDelay } from './clock.js';

/** The longest delay a runtime takes; Node turns anything above it into 1 ms. */
const LONGEST_HOP_MS = 2 ** 31 - 1;

class SystemTimer {
  hop: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The clock on the wall, in milliseconds since 1970. Timers may be longer than the 24.8 days that
 * `setTimeout` itself can count.
 *
 * @throws RangeError from `setTimeout` when the delay is negative, infinite or not a number
 *
 * @example
 * ```ts
 * const timer = systemClock.setTimeout(() => console.log(systemClock.now()), 250);
 * systemClock.clearTimeout(timer);
 * ```
 */
export const systemClock: Clock = {
  now: () => Date.now(),

  elapsed: () => performance.now(),

  setTimeout(callback, delayMs) {
    requireDelay(delayMs);
    const timer = new SystemTimer();
    const wait = (leftMs: number): void => {
      timer.hop =
        leftMs <= LONGEST_HOP_MS
          ? setTimeout(callback, leftMs)
          : setTimeout(() => wait(leftMs - LONGEST_HOP_MS), LONGEST_HOP_MS);
    };
    wait(delayMs);
    return timer;
  },

  clearTimeout(id) {
    if (id instanceof SystemTimer) clearTimeout(id.hop);
  },
};

/** Runs `callback` when this turn of the event loop has taken in all that has arrived; Node only. */
export const atEndOfTurn = (callback: () => void): void => {
  setImmediate(callback);
};
