// Polls one probe, one turn at a time: sleeps, asks, and says what came of it. What an answer means is
// none of its business; it knows time, errors and when to stop.

import { drawDelay, fitDelay } from './delays.js';
import type { Polling } from './polling.js';
import { type Attempt, attempt, sleep } from './probe.js';
import type { ProbeFailure } from './probe-failure.js';

/** What came of one turn. */
export type Turn<T> =
  | { readonly turn: 'answer'; readonly atMs: number; readonly answer: T }
  | { readonly turn: 'failure'; readonly atMs: number; readonly failure: ProbeFailure }
  /** As `failure`, and asking again is no use or was tried often enough. */
  | { readonly turn: 'givenUp'; readonly atMs: number; readonly failure: ProbeFailure }
  | { readonly turn: 'timedOut'; readonly atMs: number; readonly because: string }
  | { readonly turn: 'aborted'; readonly atMs: number; readonly reason: unknown };

/** Asks again and again. */
export interface Poller<T> {
  readonly startMs: number;
  /** How many polls there were. */
  readonly polls: number;
  /**
   * Takes a turn. After `givenUp`, `timedOut` or `aborted` there is none left to take.
   *
   * @param hurried - poll after the shortest delay, to have something confirmed
   */
  next(hurried?: boolean): Promise<Turn<T>>;
}

/**
 * Creates a poller; its time runs from now.
 *
 * @param probe - what to ask
 * @param read - what to make of an answer; a failure when it is none
 */
export function createPoller<T>(
  probe: (signal: AbortSignal) => unknown,
  read: (answer: unknown) => { readonly value: T } | { readonly failure: ProbeFailure },
  polling: Polling,
): Poller<T> {
  const { clock, random, signal, minDelayMs } = polling;
  const startMs = clock.now();
  const deadlineMs = startMs + polling.maxWaitMs;
  let polls = 0;
  let failuresInARow = 0;
  let leaveAloneMs = 0;

  const timedOut = (because: string): Turn<T> => ({ turn: 'timedOut', atMs: clock.now(), because });
  const aborted = (reason: unknown): Turn<T> => ({ turn: 'aborted', atMs: clock.now(), reason });

  function failureTurn(failure: ProbeFailure): Turn<T> {
    const atMs = clock.now();
    // The deadline is no failure of the probe.
    if (atMs >= deadlineMs) return timedOut(`the last poll had no answer: ${failure.message}`);
    failuresInARow++;
    leaveAloneMs = failure.retryAfterMs ?? 0;
    const isHopeless = !(polling.retryError(failure) ?? failure.retry);
    const isOver = isHopeless || failuresInARow > polling.errorBudget;
    return { turn: isOver ? 'givenUp' : 'failure', atMs, failure };
  }

  function turnOf(end: Attempt): Turn<T> {
    if (end.end === 'aborted') return aborted(end.reason);
    if (end.end === 'failed') return failureTurn(end.failure);
    const found = read(end.answer);
    if ('failure' in found) return failureTurn(found.failure);
    failuresInARow = 0;
    leaveAloneMs = 0;
    return { turn: 'answer', atMs: clock.now(), answer: found.value };
  }

  return {
    startMs,
    get polls() {
      return polls;
    },
    async next(hurried = false) {
      if (signal?.aborted) return aborted(signal.reason);
      const leftMs = deadlineMs - clock.now();
      const drawnMs = hurried ? minDelayMs : drawDelay(polls, polling, random);
      const delayMs =
        polls === 0
          ? polling.startDelayMs
          : fitDelay(Math.max(drawnMs, leaveAloneMs), leftMs, minDelayMs);
      if (delayMs === undefined) return timedOut('the time is up');
      if (polls > 0 && delayMs < leaveAloneMs) {
        return timedOut('the service asks to be left alone until after the deadline');
      }
      if (delayMs > 0 && (await sleep(clock, delayMs, signal))) return aborted(signal?.reason);
      const withinMs = Math.min(polling.probeTimeoutMs, deadlineMs - clock.now());
      if (withinMs <= 0) return timedOut('the time is up');
      polls++;
      return turnOf(await attempt(probe, { clock, withinMs, signal }));
    },
  };
}
