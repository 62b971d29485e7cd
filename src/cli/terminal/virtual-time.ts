// Virtual time on a screen: columns that line up, down to the millisecond.

const dayMs = 86_400_000;

/**
 * Writes a time since birth as days, hours, minutes, seconds and milliseconds.
 *
 * @param atMs - whole milliseconds, at least 0
 * @returns such as `3d 04:12:07.250`
 */
export function formatVirtualTime(atMs: number): string {
  return `${dayOf(atMs)}d ${timeOfDay(atMs)}`;
}

/** The day of a time since birth; the first one is 0. */
export function dayOf(atMs: number): number {
  return Math.floor(atMs / dayMs);
}

/** The time since the day began, such as `04:12:07.250`. */
export function timeOfDay(atMs: number): string {
  // The date of a day in 1970 has the digits at hand.
  return new Date(atMs % dayMs).toISOString().slice(11, 23);
}
