// Polls one probe: sleeps, calls it, and says what came of it. A poller knows time, errors and when to
// stop; what an answer means is decided elsewhere.

import { elapsedOf, sleep } from '../../time/index.js';
import { drawDelay, fitDelay } from './delays.js';
import type { Polling } from './polling.js';
import { callProbe, type ProbeCall } from './probe.js';
import type { ProbeFailure } from './probe-failure.js';

/** When a poll was over. */
interface PollTime {
  /** By the clock, in milliseconds. */
  readonly atMs: number;
  /** Since the poller began, in milliseconds, also when the clock was set meanwhile. */
  readonly tookMs: number;
}

/** What came of one poll. After `givenUp`, `timedOut` and `aborted` there is none to follow. */
export type Poll<T> = PollTime &
  (
    | { readonly type: 'answer'; readonly answer: T }
    | { readonly type: 'failure'; readonly failure: ProbeFailure }
    /** As `failure`, but asking again cannot help, or was tried often enough. */
    | { readonly type: 'givenUp'; readonly failure: ProbeFailure }
    | { readonly type: 'timedOut'; readonly because: string }
    | { readonly type: 'aborted'; readonly reason: unknown }
  );

/** Polls until it times out, is aborted or gives up. Its time runs from its creation. */
export class Poller<T> {
  /** When it was created, in milliseconds of the clock. */
  readonly startMs: number;
  readonly #probe: (signal: AbortSignal) => unknown;
  readonly #read: (answer: unknown) => { readonly value: T } | { readonly failure: ProbeFailure };
  readonly #polling: Polling;
  readonly #begunMs: number;
  #polls = 0;
  #failuresInARow = 0;
  #retryAfterMs = 0;

  /**
   * @param probe - what to call
   * @param read - takes an answer for a value, or says what is wrong with it
   */
  constructor(
    probe: (signal: AbortSignal) => unknown,
    read: (answer: unknown) => { readonly value: T } | { readonly failure: ProbeFailure },
    polling: Polling,
  ) {
    this.#probe = probe;
    this.#read = read;
    this.#polling = polling;
    this.startMs = polling.clock.now();
    this.#begunMs = elapsedOf(polling.clock);
  }

  /** How many polls there were. */
  get polls(): number {
    return this.#polls;
  }

  /**
   * Waits for the next poll and makes it.
   *
   * @param hurried - poll after the shortest delay, to have a status confirmed
   */
  async next(hurried = false): Promise<Poll<T>> {
    const { clock, random, signal, minDelayMs, startDelayMs, probeTimeoutMs } = this.#polling;
    if (signal?.aborted) return this.#aborted(signal.reason);
    const drawnMs = hurried ? minDelayMs : drawDelay(this.#polls, this.#polling, random);
    const delayMs =
      this.#polls === 0
        ? startDelayMs
        : fitDelay(Math.max(drawnMs, this.#retryAfterMs), this.#leftMs(), minDelayMs);
    if (delayMs === undefined) return this.#timedOut('the time is up');
    if (this.#polls > 0 && delayMs < this.#retryAfterMs) {
      return this.#timedOut('the service allows no further request before the deadline');
    }
    if (delayMs > 0 && (await sleep(clock, delayMs, signal))) return this.#aborted(signal?.reason);
    const withinMs = Math.min(probeTimeoutMs, this.#leftMs());
    if (withinMs <= 0) return this.#timedOut('the time is up');
    this.#polls++;
    return this.#pollOf(await callProbe(this.#probe, { clock, withinMs, signal }));
  }

  /** How long it has lasted, in milliseconds. */
  get tookMs(): number {
    return elapsedOf(this.#polling.clock) - this.#begunMs;
  }

  #leftMs(): number {
    return this.#polling.maxWaitMs - this.tookMs;
  }

  #time(): PollTime {
    return { atMs: this.#polling.clock.now(), tookMs: this.tookMs };
  }

  #pollOf(call: ProbeCall): Poll<T> {
    if (call.type === 'aborted') return this.#aborted(call.reason);
    if (call.type === 'failed') return this.#failed(call.failure);
    const found = this.#read(call.answer);
    if ('failure' in found) return this.#failed(found.failure);
    this.#failuresInARow = 0;
    this.#retryAfterMs = 0;
    return { type: 'answer', ...this.#time(), answer: found.value };
  }

  #failed(failure: ProbeFailure): Poll<T> {
    // A call that the deadline cut short did not fail.
    if (this.#leftMs() <= 0) {
      return this.#timedOut(`the last poll had no answer: ${failure.message}`);
    }
    this.#failuresInARow++;
    this.#retryAfterMs = failure.retryAfterMs ?? 0;
    const isHopeless = !(this.#polling.retryError(failure) ?? failure.retry);
    const isOver = isHopeless || this.#failuresInARow > this.#polling.errorBudget;
    return { type: isOver ? 'givenUp' : 'failure', ...this.#time(), failure };
  }

  #timedOut(because: string): Poll<T> {
    return { type: 'timedOut', ...this.#time(), because };
  }

  #aborted(reason: unknown): Poll<T> {
    return { type: 'aborted', ...this.#time(), reason };
  }
}
