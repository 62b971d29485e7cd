// Sleeping on a clock, the real one or a virtual one.

import type { Clock } from './clock.js';

/**
 * Sleeps until the time is over or the signal is aborted.
 *
 * @param durationMs - how long, in milliseconds
 * @returns whether the signal cut the sleep short
 */
export function sleep(
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>,
  durationMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const wake = () => {
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve(signal?.aborted ?? false);
    };
    const timer = clock.setTimeout(wake, durationMs);
    signal?.addEventListener('abort', wake);
    if (signal?.aborted) wake();
  });
}
