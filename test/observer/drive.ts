// Lets virtual time pass until a promise is settled: timers run one by one, and between them the promises
// that they have woken.

import type { VirtualClock } from '../../src/time/index.js';

/** Waits until no promise has anything left to do. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Lets time pass until a promise is settled.
 *
 * @throws Error when nothing is left that could settle it
 */
export async function drive<T>(clock: VirtualClock, promise: PromiseLike<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  promise.then(over, over);
  for (;;) {
    await settle();
    if (isOver) return promise;
    if (!clock.advanceToNext()) throw new Error(`nothing left to wait for at ${clock.now()} ms`);
  }
}

/** A probe that answers from a list, one after the other, and the last one for ever. */
export function answers(...list: readonly (string | Error | object)[]): () => Promise<string> {
  let next = 0;
  return async () => {
    const answer = list[Math.min(next++, list.length - 1)];
    if (typeof answer === 'string') return answer;
    throw answer;
  };
}
