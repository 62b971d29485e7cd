// The time of the emulated service: real time, moved and stretched at will. It never goes back, it
// has one real timer at most, and what has to be kept of it is a few numbers.

import { formatDuration } from '../../plan/index.js';
import type { Clock } from '../../time/index.js';
import { type ClockState, endOfTimeMs, isScale, maxScale } from './clock-state.js';

/** The longest that one real timer waits; when it ends too early, the next one is set. */
const longestHopMs = 24 * 60 * 60 * 1000;

/** What a service clock is made of. */
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
  return new ServiceClock(options);
}

/** The clock of the service. Times are whole milliseconds since 1970. */
export class ServiceClock {
  readonly #real: Clock;
  readonly #wake: () => void;
  /** The real time at the last look. */
  #realMs: number;
  #point: ClockState;
  #armedMs: number | undefined;
  #timer: unknown;

  constructor(options: ServiceClockOptions) {
    const { real, wake, state, startMs, notBeforeMs = Number.NEGATIVE_INFINITY } = options;
    this.#real = real;
    this.#wake = wake;
    const realMs = real.now();
    this.#realMs = realMs;
    this.#point = state
      ? notAhead(state, realMs)
      : { realMs, serviceMs: startMs ?? realMs, scale: 1, paused: false };
    if (this.#exact() < notBeforeMs) this.#bend({ serviceMs: Math.min(notBeforeMs, endOfTimeMs) });
  }

  /** The service time now. It never goes back, even when the real clock does. */
  now(): number {
    return Math.floor(this.#exact());
  }

  /** The clock as data, to be kept. */
  get state(): ClockState {
    // As of now: should the real clock be set back before it is restored, time does not go back.
    return { ...this.#point, serviceMs: this.#exact(), realMs: this.#realMs };
  }

  /** The time that was armed last; undefined when none is. */
  get nextAtMs(): number | undefined {
    return this.#armedMs;
  }

  /** Lets time stand still, until `resume` or an advance; twice is as good as once. */
  pause(): void {
    this.#bend({ paused: true });
  }

  /** Lets time run again. */
  resume(): void {
    this.#bend({ paused: false });
  }

  /**
   * From now on `scale` milliseconds go by in each real one.
   *
   * @throws RangeError unless the scale is above 0 and at most 86 400
   */
  setScale(scale: number): void {
    if (!isScale(scale)) {
      throw new RangeError(`the scale is a number above 0, at most ${maxScale}; got ${scale}`);
    }
    this.#bend({ scale });
  }

  /**
   * Goes to a time at once, paused or not; afterwards it runs, or stands still, as before.
   *
   * @throws RangeError when the time is past, or after the end of the year 9999
   */
  advanceTo(atMs: number): void {
    const fromMs = this.now();
    if (!Number.isFinite(atMs) || atMs < fromMs) {
      throw new RangeError(`the time is ${iso(fromMs)} and never goes back; got ${iso(atMs)}`);
    }
    if (atMs > endOfTimeMs) throw new RangeError(`the time ends at ${iso(endOfTimeMs)}`);
    // Not below the fraction of a millisecond that has gone by already.
    this.#bend({ serviceMs: Math.max(atMs, this.#exact()) });
  }

  /**
   * Goes on by a duration in milliseconds of service time.
   *
   * @throws RangeError when it is negative, not a number, or leads beyond the year 9999
   */
  advanceBy(durationMs: number): void {
    if (!Number.isFinite(durationMs) || durationMs < 0) {
      throw new RangeError(`the time advances by at least ${formatDuration(0)}, got ${durationMs}`);
    }
    this.advanceTo(this.now() + durationMs);
  }

  /**
   * Goes to the armed time; a time that has passed already is as good as reached.
   *
   * @returns whether one is armed
   */
  advanceToNext(): boolean {
    const armedMs = this.#armedMs;
    if (armedMs === undefined || armedMs > endOfTimeMs) return false;
    this.advanceTo(Math.max(armedMs, this.now()));
    return true;
  }

  /** Has `wake` called when the service time reaches `atMs`; replaces what was armed before. */
  arm(atMs: number | undefined): void {
    if (atMs === this.#armedMs && this.#timer !== undefined) return;
    this.#armedMs = atMs;
    this.#rearm();
  }

  /** Sets the clock to what `state` says, even back. What was armed stays armed. */
  restore(state: ClockState): void {
    this.#realMs = this.#real.now();
    this.#point = notAhead(state, this.#realMs);
    this.#rearm();
  }

  /** Cancels the real timer. */
  stop(): void {
    this.#armedMs = undefined;
    this.#rearm();
  }

  /** The service time, with its fraction. */
  #exact(): number {
    const before = this.#realMs;
    const realMs = this.#real.now();
    this.#realMs = realMs;
    // The real clock was set back: service time goes on from where it had come to.
    if (realMs < before) this.#point = { ...this.#point, serviceMs: this.#at(before), realMs };
    return this.#at(realMs);
  }

  #at(thenMs: number): number {
    const { paused, realMs, scale, serviceMs } = this.#point;
    const goneMs = paused ? 0 : Math.max(0, thenMs - realMs) * scale;
    return Math.min(serviceMs + goneMs, endOfTimeMs);
  }

  /** Bends the line: from here on time runs as `change` says. */
  #bend(change: Partial<ClockState>): void {
    const serviceMs = this.#exact();
    this.#point = { ...this.#point, serviceMs, realMs: this.#realMs, ...change };
    this.#rearm();
  }

  #rearm(): void {
    this.#real.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#armedMs === undefined || this.#armedMs > endOfTimeMs) return;
    const leftMs = Math.max(0, this.#armedMs - this.#exact()) / this.#point.scale;
    // What is due already happens, even while time stands still.
    if (this.#point.paused && leftMs > 0) return;
    const ring = () => this.#ring();
    this.#timer = this.#real.setTimeout(ring, Math.min(Math.ceil(leftMs), longestHopMs));
  }

  #ring(): void {
    this.#timer = undefined;
    // A timer of the runtime may be early by a fraction, and a hop is early on purpose.
    if (this.#armedMs !== undefined && this.now() < this.#armedMs) {
      this.#rearm();
    } else {
      this.#armedMs = undefined;
      this.#wake();
    }
  }
}

/** A point that was kept may lie ahead, when the real clock was set back; time then runs from now. */
const notAhead = (state: ClockState, realMs: number): ClockState => ({
  ...state,
  realMs: Math.min(state.realMs, realMs),
});

const iso = (atMs: number): string =>
  Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : String(atMs);
