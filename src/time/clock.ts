// The port through which everything here reads the time and waits. Code that takes a `Clock` cannot tell
// whether its milliseconds are real or virtual.

/**
 * Time as an argument. It has all that XState 5 asks of the `clock` option of `createActor`, and
 * `now()` besides. A duration is refused with a `RangeError` unless it is finite and at least 0.
 *
 * @example
 * ```ts
 * const clock: Clock = createVirtualClock();
 * createActor(machine, { clock }).start();
 * ```
 */
export interface Clock {
  /** The time now, in milliseconds. */
  now(): number;
  /**
   * How much time has passed since some moment, in milliseconds. It goes on evenly also when the
   * system's time is set, so durations and deadlines go by it. Without it they go by `now`.
   */
  elapsed?(): number;
  /**
   * Runs `callback` once, `delayMs` milliseconds from now.
   *
   * @returns an id whose only use is to be handed to `clearTimeout` of the same clock
   * @throws RangeError when the delay is negative, infinite or not a number
   */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Cancels a timer. An id that has fired, was cleared or is not of this clock is ignored. */
  clearTimeout(id: unknown): void;
}

/** How much time has passed since some moment, by the best that a clock has. */
export const elapsedOf = (clock: Clock): number => clock.elapsed?.() ?? clock.now();

/** Throws a `RangeError` unless the delay is one that every clock here can wait for. */
export function requireDelay(delayMs: number): void {
  if (!Number.isFinite(delayMs) || delayMs < 0) {
    throw new RangeError(
      `a timer needs a delay in milliseconds, finite and at least 0; got ${delayMs}`,
    );
  }
}
