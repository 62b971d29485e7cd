/**
 * Time that passes only when told to. Every timer runs at exactly its own instant and in the order
 * of those instants, however far a single advance goes.
 */

import { type Clock, requireDelay } from './clock.js';
import { Heap, type HeapEntry } from './heap.js';

/**
 * Timers kept setting timers for the same millisecond, so that the time would never have moved on.
 * The clock stands at that instant and stays usable; the next timer of the chain is still pending.
 */
export class EndlessTimersError extends Error {
  override readonly name = 'EndlessTimersError';

  /**
   * @param atMs where the clock stands, in milliseconds
   * @param maxChainedPerMs how many such timers it allows
   */
  constructor(
    readonly atMs: number,
    readonly maxChainedPerMs: number,
  ) {
    super(
      `time stands still at ${atMs} ms: callbacks set more than ${maxChainedPerMs} timers for ` +
        'the millisecond they ran in; give the chain a delay, or let it end',
    );
  }
}

/** A clock that is moved by hand. See {@link createVirtualClock}. */
export interface VirtualClock extends Clock {
  /** When the next timer is due, in milliseconds; `undefined` when none is set. */
  readonly nextAtMs: number | undefined;
  /** How many timers are set and have neither fired nor been cleared. */
  readonly pending: number;
  /**
   * Lets `durationMs` milliseconds pass: `advanceTo(now() + durationMs)`.
   *
   * @throws RangeError when the duration is negative, infinite or not a number
   */
  advanceBy(durationMs: number): void;
  /**
   * Runs everything due up to and including `atMs` milliseconds, each callback at its own time,
   * and leaves the clock at `atMs`. Callbacks are not awaited. What one throws comes out here, with
   * the clock at that callback's time and the later timers still set.
   *
   * @throws RangeError when `atMs` is in the past, infinite or not a number
   * @throws {@link EndlessTimersError} when callbacks chain too many timers in one millisecond
   * @throws Error when called from inside a callback of this clock
   */
  advanceTo(atMs: number): void;
  /**
   * Goes to the next timer and runs that one only, even if others share its instant.
   *
   * @returns whether there was one; the time does not move when there was not
   * @throws {@link EndlessTimersError} and Error as `advanceTo` does
   */
  advanceToNext(): boolean;
}

export interface VirtualClockOptions {
  /** What `now()` says at first, in milliseconds; 0 unless given. */
  readonly startMs?: number;
  /**
   * How many timers callbacks may set for the very millisecond they run in before the clock takes
   * them for an endless chain; a million unless given.
   */
  readonly maxChainedPerMs?: number;
}

class Timer implements HeapEntry {
  slot = -1;

  constructor(
    readonly atMs: number,
    readonly order: number,
    readonly callback: () => void,
  ) {}
}

const isEarlier = (one: Timer, other: Timer): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

/**
 * Creates a virtual clock. Timers due at the same instant run in the order they were set, and one
 * set by a callback counts from that callback's time.
 *
 * @throws RangeError when `startMs` is infinite or not a number, or `maxChainedPerMs` is not a
 *   number of at least 0
 *
 * @example
 * ```ts
 * const clock = createVirtualClock();
 * const seenMs: number[] = [];
 * const tick = () => {
 *   seenMs.push(clock.now());
 *   clock.setTimeout(tick, 1000);
 * };
 * clock.setTimeout(tick, 1000);
 * clock.advanceBy(2500); // seenMs is [1000, 2000], clock.now() is 2500, clock.nextAtMs is 3000
 * ```
 */
export function createVirtualClock({
  startMs = 0,
  maxChainedPerMs = 1_000_000,
}: VirtualClockOptions = {}): VirtualClock {
  if (!Number.isFinite(startMs)) {
    throw new RangeError(`a clock needs a finite start in milliseconds; got ${startMs}`);
  }
  if (!(maxChainedPerMs >= 0)) {
    throw new RangeError(`maxChainedPerMs is a number of at least 0; got ${maxChainedPerMs}`);
  }
  const timers = new Heap(isEarlier);
  let nowMs = startMs;
  let timersSet = 0;
  let chained = 0;
  let running = false;

  function moveTo(atMs: number): void {
    if (Math.floor(atMs) !== Math.floor(nowMs)) chained = 0;
    nowMs = atMs;
  }

  function run(timer: Timer): void {
    moveTo(timer.atMs);
    if (chained > maxChainedPerMs) {
      // Forgotten, so that whoever clears the culprit can go on from here.
      chained = 0;
      throw new EndlessTimersError(nowMs, maxChainedPerMs);
    }
    timers.remove(timer);
    running = true;
    try {
      timer.callback();
    } finally {
      running = false;
    }
  }

  function requireIdle(): void {
    if (running) {
      throw new Error('a callback of this clock cannot advance it; set a timer instead');
    }
  }

  function advanceTo(atMs: number): void {
    requireIdle();
    if (!Number.isFinite(atMs) || atMs < nowMs) {
      throw new RangeError(
        `the clock is at ${nowMs} ms and can advance to a finite time from there on; got ${atMs}`,
      );
    }
    for (let timer = timers.first; timer && timer.atMs <= atMs; timer = timers.first) run(timer);
    moveTo(atMs);
  }

  return {
    now: () => nowMs,

    setTimeout(callback, delayMs) {
      requireDelay(delayMs);
      const atMs = nowMs + delayMs;
      if (!Number.isFinite(atMs)) {
        throw new RangeError(`a timer cannot be due after the end of time; got ${delayMs} ms`);
      }
      // By the millisecond: delays too small to ever add up to one are as endless as zeros.
      if (running && Math.floor(atMs) === Math.floor(nowMs)) chained++;
      const timer = new Timer(atMs, timersSet++, callback);
      timers.add(timer);
      return timer;
    },

    clearTimeout(id) {
      if (id instanceof Timer) timers.remove(id);
    },

    get nextAtMs() {
      return timers.first?.atMs;
    },

    get pending() {
      return timers.size;
    },

    advanceBy(durationMs) {
      if (!Number.isFinite(durationMs) || durationMs < 0) {
        throw new RangeError(
          `the clock advances by a finite duration of at least 0 ms; got ${durationMs}`,
        );
      }
      advanceTo(nowMs + durationMs);
    },

    advanceTo,

    advanceToNext() {
      requireIdle();
      const timer = timers.first;
      if (timer === undefined) return false;
      run(timer);
      return true;
    },
  };
}
