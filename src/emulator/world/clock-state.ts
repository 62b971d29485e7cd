// What has to be kept of a service clock so that it goes on after a restart: one point on the line
// that leads from real to service time, the slope, and whether time stands still.

/** A service clock as plain data. Everything is in milliseconds since 1970. */
export interface ClockState {
  /** The real time of the point. */
  readonly realMs: number;
  /** The service time of the point; may have a fraction. */
  readonly serviceMs: number;
  /** How many milliseconds of service time go by in one of real time. */
  readonly scale: number;
  /** Whether the service time stands still at the point. */
  readonly paused: boolean;
}

/** The fastest that a service clock runs: a day goes by in a second. */
export const maxScale = 86_400;

/** The end of service time, the last millisecond of the year 9999; there every clock stands still. */
export const endOfTimeMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Whether a clock can run at this scale: above 0 and at most {@link maxScale}. */
export const isScale = (scale: number): boolean => scale > 0 && scale <= maxScale;
