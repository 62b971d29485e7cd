// Time that passes only when a program advances it. Every timer runs at exactly its own instant and in the order
// of those instants, however far a single advance goes.

import { type Clock, requireDelay } from './clock.js';
import { Heap, type HeapEntry } from './heap.js';

/**
 * Timers kept setting timers for the same millisecond, so that the time would never have moved on.
 * The clock stands at that instant and stays usable; the next timer of the chain is still pending.
 */
export class EndlessTimersError extends Error {
  override readonly name = 'EndlessTimersError';

  /**
   * @param atMs - where the clock stands, in milliseconds
   * @param maxChainedPerMs - how many such timers it allows
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

/** How a virtual clock starts, and when it takes timers for an endless chain. */
export interface VirtualClockOptions {
  /** What `now()` says at first, in milliseconds; 0 unless given. */
  readonly startMs?: number;
  /**
   * How many timers callbacks may set for the very millisecond they run in before the clock takes
   * them for an endless chain; a million unless given.
   */
  readonly maxChainedPerMs?: number;
}

/**
 * Creates a virtual clock. Timers due at the same instant run in the order they were set, and one
 * set by a callback counts from that callback's time.
 *
 * @param options - when it starts, in milliseconds
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
export function createVirtualClock(options: VirtualClockOptions = {}): VirtualClock {
  return new VirtualClock(options);
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

/** A clock that a program advances; `createVirtualClock` creates one. */
export class VirtualClock implements Clock {
  readonly #timers = new Heap(isEarlier);
  readonly #maxChainedPerMs: number;
  #nowMs: number;
  #timersSet = 0;
  #chained = 0;
  #isRunning = false;

  /** @throws RangeError when an option is out of range */
  constructor({ startMs = 0, maxChainedPerMs = 1_000_000 }: VirtualClockOptions) {
    if (!Number.isFinite(startMs)) {
      throw new RangeError(`a clock needs a finite start in milliseconds; got ${startMs}`);
    }
    if (!(maxChainedPerMs >= 0)) {
      throw new RangeError(`maxChainedPerMs is a number of at least 0; got ${maxChainedPerMs}`);
    }
    this.#nowMs = startMs;
    this.#maxChainedPerMs = maxChainedPerMs;
  }

  /** The time of this clock, in milliseconds. */
  now(): number {
    return this.#nowMs;
  }

  /**
   * Runs `callback` once, when the clock has advanced by `delayMs` milliseconds.
   *
   * @returns an id for `clearTimeout`
   * @throws RangeError when the delay is negative, infinite or not a number
   */
  setTimeout(callback: () => void, delayMs: number): unknown {
    requireDelay(delayMs);
    const atMs = this.#nowMs + delayMs;
    if (!Number.isFinite(atMs)) {
      throw new RangeError(`a timer cannot be due after the end of time; got ${delayMs} ms`);
    }
    // By the millisecond: delays too small to ever add up to one are as endless as zeros.
    if (this.#isRunning && Math.floor(atMs) === Math.floor(this.#nowMs)) this.#chained++;
    const timer = new Timer(atMs, this.#timersSet++, callback);
    this.#timers.add(timer);
    return timer;
  }

  /** Cancels a timer. An id that is not set, or not of this clock, is ignored. */
  clearTimeout(id: unknown): void {
    if (id instanceof Timer) this.#timers.remove(id);
  }

  /** When the next timer is due, in milliseconds; `undefined` when none is set. */
  get nextAtMs(): number | undefined {
    return this.#timers.first?.atMs;
  }

  /** How many timers are set and have neither fired nor been cleared. */
  get pending(): number {
    return this.#timers.size;
  }

  /**
   * Lets `durationMs` milliseconds pass: `advanceTo(now() + durationMs)`.
   *
   * @throws RangeError when the duration is negative, infinite or not a number
   */
  advanceBy(durationMs: number): void {
    if (!Number.isFinite(durationMs) || durationMs < 0) {
      throw new RangeError(
        `the clock advances by a finite duration of at least 0 ms; got ${durationMs}`,
      );
    }
    this.advanceTo(this.#nowMs + durationMs);
  }

  /**
   * Runs everything due up to and including `atMs` milliseconds, each callback at its own time,
   * and leaves the clock at `atMs`. Callbacks are not awaited. What one throws comes out here, with
   * the clock at that callback's time and the later timers still set.
   *
   * @throws RangeError when `atMs` is in the past, infinite or not a number
   * @throws {@link EndlessTimersError} when callbacks chain too many timers in one millisecond
   * @throws Error when called from inside a callback of this clock
   */
  advanceTo(atMs: number): void {
    this.#requireIdle();
    if (!Number.isFinite(atMs) || atMs < this.#nowMs) {
      throw new RangeError(
        `the clock is at ${this.#nowMs} ms and can advance to a finite time from there on; got ${atMs}`,
      );
    }
    const timers = this.#timers;
    for (let timer = timers.first; timer && timer.atMs <= atMs; timer = timers.first) {
      this.#run(timer);
    }
    this.#moveTo(atMs);
  }

  /**
   * Goes to the next timer and runs that one only, even if others share its instant.
   *
   * @returns whether there was one; the time does not move when there was not
   * @throws {@link EndlessTimersError} and Error as `advanceTo` does
   */
  advanceToNext(): boolean {
    this.#requireIdle();
    const timer = this.#timers.first;
    if (timer === undefined) return false;
    this.#run(timer);
    return true;
  }

  #run(timer: Timer): void {
    this.#moveTo(timer.atMs);
    if (this.#chained > this.#maxChainedPerMs) {
      // Reset, so that the clock goes on once the chain of timers is cleared.
      this.#chained = 0;
      throw new EndlessTimersError(this.#nowMs, this.#maxChainedPerMs);
    }
    this.#timers.remove(timer);
    this.#isRunning = true;
    try {
      timer.callback();
    } finally {
      this.#isRunning = false;
    }
  }

  #moveTo(atMs: number): void {
    if (Math.floor(atMs) !== Math.floor(this.#nowMs)) this.#chained = 0;
    this.#nowMs = atMs;
  }

  #requireIdle(): void {
    if (this.#isRunning) {
      throw new Error('a callback of this clock cannot advance it; set a timer instead');
    }
  }
}
