// When to poll again: Smithy's rule. Delays grow exponentially with full jitter, and the last poll is
// moved forward so that it still has time to be answered before the deadline.

/** The bounds of the delays between polls. */
export interface Delays {
  /** The shortest delay, in milliseconds, above 0. */
  readonly minDelayMs: number;
  /** The longest delay, in milliseconds, not below the shortest. */
  readonly maxDelayMs: number;
}

/**
 * Draws the delay after a number of polls: evenly from the shortest delay up to a ceiling that doubles
 * with every poll until it is the longest delay.
 *
 * @param polls - how many polls there were, at least 1
 * @param random - uniform numbers in [0, 1)
 * @returns milliseconds
 *
 * @example
 * ```ts
 * drawDelay(3, { minDelayMs: 1000, maxDelayMs: 60_000 }, () => 0.5); // 2500
 * ```
 */
export function drawDelay(
  polls: number,
  { minDelayMs, maxDelayMs }: Delays,
  random: () => number,
): number {
  const ceilingMs = Math.min(maxDelayMs, minDelayMs * 2 ** (polls - 1));
  return minDelayMs + random() * (ceilingMs - minDelayMs);
}

/**
 * Fits a delay into what is left until the deadline.
 *
 * @param delayMs - the delay that was drawn
 * @param leftMs - how long it is until the deadline; may be infinite
 * @param minDelayMs - how long the last poll gets to be answered
 * @returns the delay, shortened for the last poll; undefined when there is no time for another one
 */
export function fitDelay(delayMs: number, leftMs: number, minDelayMs: number): number | undefined {
  if (leftMs <= minDelayMs) return undefined;
  return Math.min(delayMs, leftMs - minDelayMs);
}
