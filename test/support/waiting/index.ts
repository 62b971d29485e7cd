// The one way in which tests wait for what happens outside their control: another process, a socket, a
// file. No test sleeps or says how fast something has to be; that is for the bench.

import { setTimeout as pause } from 'node:timers/promises';

/** A little less than any test may take, so that what did not happen is said by name. */
const limitMs = 55_000;

/**
 * Waits until something holds.
 *
 * @param holds - is asked again and again
 * @param what - what is waited for, in the message when it never comes
 * @throws Error when it does not hold within the one limit of all tests
 *
 * @example
 * ```ts
 * await until(() => relay.viewers === 1);
 * ```
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what = String(holds),
): Promise<void> {
  const limit = AbortSignal.timeout(limitMs);
  while (!(await holds())) {
    if (limit.aborted) throw new Error(`did not happen: ${what}`);
    await pause(10);
  }
}
