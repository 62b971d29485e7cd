// The time of the service between two messages that say it.

/** The clock as the control plane shows it. */
export interface ClockView {
  readonly now: string;
  readonly paused: boolean;
  readonly scale: number;
  readonly next_change: string | null;
}

/** The clock, and the page's time at which it was told. */
export interface KnownClock extends ClockView {
  readonly heardMs: number;
}

/**
 * The time of the service.
 *
 * @param clock - what was told last
 * @param nowMs - the page's time
 * @returns milliseconds since 1970
 */
export function serviceTime(clock: KnownClock, nowMs: number): number {
  const goneMs = clock.paused ? 0 : Math.max(0, nowMs - clock.heardMs) * clock.scale;
  return Date.parse(clock.now) + goneMs;
}
