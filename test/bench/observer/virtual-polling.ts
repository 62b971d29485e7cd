// Time for benches that poll: every timer is due as soon as nothing else is left to do.

import { type Clock, createVirtualClock } from '../../../src/time/index.js';

/** Options for polling on a clock that runs by itself, as fast as it can. */
export function virtualPolling() {
  const virtual = createVirtualClock();
  const clock: Clock = {
    now: () => virtual.now(),
    clearTimeout: (id) => virtual.clearTimeout(id),
    setTimeout(callback, delayMs) {
      const timer = virtual.setTimeout(callback, delayMs);
      // A poll's own timer is cleared before it is due; a sleep's is all that is left then.
      setImmediate(() => virtual.advanceToNext());
      return timer;
    },
  };
  return { clock, random: () => 0.5, minDelayMs: 1000, maxDelayMs: 1000 };
}
