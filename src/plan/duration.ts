// Durations in the program are whole milliseconds. Nothing here reads one, so that a page pays for no reader.

const dayMs = 86_400_000;

/** The longest duration there is, in milliseconds: a thousand years of 365 days. */
export const longestMs = 1000 * 365 * dayMs;

const units = [
  ['d', dayMs],
  ['h', 3_600_000],
  ['m', 60_000],
] as const;

/**
 * Writes a duration without loss, in the units that it is made of, as `durationSchema` reads it.
 *
 * @param durationMs - a whole number of milliseconds, at least 0
 *
 * @example
 * ```ts
 * formatDuration(93_784_250); // '1d 2h 3m 4.25s'
 * ```
 */
export function formatDuration(durationMs: number): string {
  let restMs = durationMs;
  const parts: string[] = [];
  for (const [unit, unitMs] of units) {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  if (restMs > 0 || parts.length === 0) parts.push(`${restMs / 1000}s`);
  return parts.join(' ');
}
