// Polls one probe: sleeps, calls it, and says what came of it. A poller knows time, errors and when to
// stop; what an answer means is decided elsewhere.

import { drawDelay, fitDelay } from './delays.js';
import type { Polling } from './polling.js';
import { callProbe, type ProbeCall, sleep } from './probe.js';
import type { ProbeFailure } from './probe-failure.js';

/** What came of one poll. After `givenUp`, `timedOut` and `aborted` there is none to follow. */
export type Poll<T> =
  | { readonly type: 'answer'; readonly atMs: number; readonly answer: T }
  | { readonly type: 'failure'; readonly atMs: number; readonly failure: ProbeFailure }
  /** As `failure`, but asking again cannot help, or was tried often enough. */
  | { readonly type: 'givenUp'; readonly atMs: number; readonly failure: ProbeFailure }
  | { readonly type: 'timedOut'; readonly atMs: number; readonly because: string }
  | { readonly type: 'aborted'; readonly atMs: number; readonly reason: unknown };

/** Polls until it times out, is aborted or gives up. Its time runs from its creation. */
export class Poller<T> {
  /** When it was created, in milliseconds of the clock. */
  readonly startMs: number;
  readonly #probe: (signal: AbortSignal) => unknown;
  readonly #read: (answer: unknown) => { readonly value: T } | { readonly failure: ProbeFailure };
  readonly #polling: Polling;
  readonly #deadlineMs: number;
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
    this.#deadlineMs = this.startMs + polling.maxWaitMs;
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

  #leftMs(): number {
    return this.#deadlineMs - this.#polling.clock.now();
  }

  #pollOf(call: ProbeCall): Poll<T> {
    if (call.type === 'aborted') return this.#aborted(call.reason);
    if (call.type === 'failed') return this.#failed(call.failure);
    const found = this.#read(call.answer);
    if ('failure' in found) return this.#failed(found.failure);
    this.#failuresInARow = 0;
    this.#retryAfterMs = 0;
    return { type: 'answer', atMs: this.#polling.clock.now(), answer: found.value };
  }

  #failed(failure: ProbeFailure): Poll<T> {
    const atMs = this.#polling.clock.now();
    // A call that the deadline cut short did not fail.
    if (atMs >= this.#deadlineMs) {
      return this.#timedOut(`the last poll had no answer: ${failure.message}`);
    }
    this.#failuresInARow++;
    this.#retryAfterMs = failure.retryAfterMs ?? 0;
    const isHopeless = !(this.#polling.retryError(failure) ?? failure.retry);
    const isOver = isHopeless || this.#failuresInARow > this.#polling.errorBudget;
    return { type: isOver ? 'givenUp' : 'failure', atMs, failure };
  }

  #timedOut(because: string): Poll<T> {
    return { type: 'timedOut', atMs: this.#polling.clock.now(), because };
  }

  #aborted(reason: unknown): Poll<T> {
    return { type: 'aborted', atMs: this.#polling.clock.now(), reason };
  }
}
