// The time of the emulated service: real time, moved and stretched at will. It never goes back, it
// has one real timer at most, and what has to be kept of it is a few numbers.

import { formatDuration } from '../../plan/index.js';
import type { Clock } from '../../time/index.js';
import { type ClockState, endOfTimeMs, isScale, maxScale } from './clock-state.js';

/** The longest that one real timer waits; when it ends too early, the next one is set. */
const longestHopMs = 24 * 60 * 60 * 1000;

/** The clock of the service. Times are whole milliseconds since 1970. */
export interface ServiceClock {
  /** The service time now. It never goes back, even when the real clock does. */
  now(): number;
  /** The clock as data, to be kept. */
  readonly state: ClockState;
  /** The time that was armed last; undefined when none is. */
  readonly nextAtMs: number | undefined;
  /** Lets time stand still, until `resume` or an advance; twice is as good as once. */
  pause(): void;
  /** Lets time run again. */
  resume(): void;
  /**
   * From now on `scale` milliseconds go by in each real one.
   *
   * @throws RangeError unless the scale is above 0 and at most 86 400
   */
  setScale(scale: number): void;
  /**
   * Goes to a time at once, paused or not; afterwards it runs, or stands still, as before.
   *
   * @throws RangeError when the time is past, or after the end of the year 9999
   */
  advanceTo(atMs: number): void;
  /**
   * Goes on by a duration in milliseconds of service time.
   *
   * @throws RangeError when it is negative, not a number, or leads beyond the year 9999
   */
  advanceBy(durationMs: number): void;
  /**
   * Goes to the armed time; a time that has passed already is as good as reached.
   *
   * @returns whether one is armed
   */
  advanceToNext(): boolean;
  /** Has `wake` called when the service time reaches `atMs`; replaces what was armed before. */
  arm(atMs: number | undefined): void;
  /** Sets the clock to what `state` says, even back. What was armed stays armed. */
  restore(state: ClockState): void;
  /** Calls the real timer off. */
  stop(): void;
}

export interface ServiceClockOptions {
  /** The real time. */
  readonly real: Clock;
  /** Called at the armed time, once for each time that is armed. */
  readonly wake: () => void;
  /** A clock that was kept; the real time that has gone by since counts, unless it was paused. */
  readonly state?: ClockState | undefined;
  /** The service time at first, when nothing was kept; the real time unless given. */
  readonly startMs?: number | undefined;
  /** The service time is at least this, whatever happened to the real clock in between. */
  readonly notBeforeMs?: number | undefined;
}

/**
 * Starts a service clock.
 *
 * @example
 * ```ts
 * const clock = createServiceClock({ real: systemClock, wake: () => settle(clock.now()) });
 * clock.setScale(60); // a minute goes by in a second
 * clock.arm(clock.now() + 120_000); // wakes in two seconds
 * ```
 */
export function createServiceClock(options: ServiceClockOptions): ServiceClock {
  const { real, wake, notBeforeMs = Number.NEGATIVE_INFINITY } = options;
  let realMs = real.now();
  let point: ClockState = options.state
    ? notAhead(options.state, realMs)
    : { realMs, serviceMs: options.startMs ?? realMs, scale: 1, paused: false };
  let armedMs: number | undefined;
  let timer: unknown;

  /** The service time, with its fraction. */
  function exact(): number {
    const before = realMs;
    realMs = real.now();
    // Somebody set the real clock back: service time goes on from where it had come to.
    if (realMs < before) point = { ...point, serviceMs: at(before), realMs };
    return at(realMs);
  }

  function at(thenMs: number): number {
    const goneMs = point.paused ? 0 : Math.max(0, thenMs - point.realMs) * point.scale;
    return Math.min(point.serviceMs + goneMs, endOfTimeMs);
  }

  /** Bends the line: from here on time runs as `change` says. */
  function bend(change: Partial<ClockState>): void {
    const serviceMs = exact();
    point = { ...point, serviceMs, realMs, ...change };
    rearm();
  }

  function rearm(): void {
    real.clearTimeout(timer);
    timer = undefined;
    if (armedMs === undefined || armedMs > endOfTimeMs) return;
    const leftMs = Math.max(0, armedMs - exact()) / point.scale;
    // What is due already happens, even while time stands still.
    if (point.paused && leftMs > 0) return;
    timer = real.setTimeout(ring, Math.min(Math.ceil(leftMs), longestHopMs));
  }

  function ring(): void {
    timer = undefined;
    // A timer of the runtime may be early by a fraction, and a hop is early on purpose.
    if (armedMs !== undefined && now() < armedMs) {
      rearm();
    } else {
      armedMs = undefined;
      wake();
    }
  }

  const now = () => Math.floor(exact());

  function advanceTo(atMs: number): void {
    const fromMs = now();
    if (!Number.isFinite(atMs) || atMs < fromMs) {
      throw new RangeError(`the time is ${iso(fromMs)} and never goes back; got ${iso(atMs)}`);
    }
    if (atMs > endOfTimeMs) throw new RangeError(`the time ends at ${iso(endOfTimeMs)}`);
    // Not below the fraction of a millisecond that has gone by already.
    bend({ serviceMs: Math.max(atMs, exact()) });
  }

  const clock: ServiceClock = {
    now,
    get state() {
      // As of now: should the real clock be set back before it is restored, time does not go back.
      return { ...point, serviceMs: exact(), realMs };
    },
    get nextAtMs() {
      return armedMs;
    },
    pause: () => bend({ paused: true }),
    resume: () => bend({ paused: false }),
    setScale(scale) {
      if (!isScale(scale)) {
        throw new RangeError(`the scale is a number above 0, at most ${maxScale}; got ${scale}`);
      }
      bend({ scale });
    },
    advanceTo,
    advanceBy(durationMs) {
      if (!Number.isFinite(durationMs) || durationMs < 0) {
        throw new RangeError(
          `the time advances by at least ${formatDuration(0)}, got ${durationMs}`,
        );
      }
      advanceTo(now() + durationMs);
    },
    advanceToNext() {
      if (armedMs === undefined || armedMs > endOfTimeMs) return false;
      advanceTo(Math.max(armedMs, now()));
      return true;
    },
    arm(atMs) {
      if (atMs === armedMs && timer !== undefined) return;
      armedMs = atMs;
      rearm();
    },
    restore(state) {
      realMs = real.now();
      point = notAhead(state, realMs);
      rearm();
    },
    stop() {
      armedMs = undefined;
      rearm();
    },
  };
  if (exact() < notBeforeMs) bend({ serviceMs: Math.min(notBeforeMs, endOfTimeMs) });
  return clock;
}

/** A point that was kept may lie ahead, when the real clock was set back; time then runs from now. */
const notAhead = (state: ClockState, realMs: number): ClockState => ({
  ...state,
  realMs: Math.min(state.realMs, realMs),
});

const iso = (atMs: number): string =>
  Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : String(atMs);
