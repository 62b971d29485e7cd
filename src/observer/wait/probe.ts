// A probe asks for the status of an instance. What it may answer, and one call of it: the call ends when
// its time is over or the caller gives up, whatever the probe does with its signal.

import type { Clock } from '../../time/index.js';
import { failureOf, hungFor, malformedAnswer, type ProbeFailure } from './probe-failure.js';

/**
 * Asks for the status of one instance: answers with the status, or with `deleted` or `gone` when the API
 * answers 404. Its signal is aborted when the poll takes too long or the caller gives up.
 */
export type Probe = (signal: AbortSignal) => PromiseLike<string> | string;

/** What a status looks like: not HTML, not a sentence, nothing that would upset a terminal. */
const statusForm = /^[A-Za-z][\w.-]{0,63}$/;

/** Takes an answer for a status, or says what is wrong with it. */
export function readAnswer(
  answer: unknown,
): { readonly value: string } | { readonly failure: ProbeFailure } {
  return typeof answer === 'string' && statusForm.test(answer)
    ? { value: answer }
    : { failure: malformedAnswer(answer, 'a status') };
}

/** How a call of a probe ended. */
export type ProbeCall =
  | { readonly type: 'answered'; readonly answer: unknown }
  | { readonly type: 'failed'; readonly failure: ProbeFailure }
  | { readonly type: 'aborted'; readonly reason: unknown };

/** What limits a call. */
export interface CallLimits {
  /** The clock of the limit. */
  readonly clock: Clock;
  /** How long the probe may take, in milliseconds. */
  readonly withinMs: number;
  /** Aborted when the caller gives up. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Calls a probe once.
 *
 * @param probe - its signal is aborted when the time is over or the caller gives up
 * @returns a promise that is never rejected
 */
export function callProbe(
  probe: (signal: AbortSignal) => unknown,
  { clock, withinMs, signal }: CallLimits,
): Promise<ProbeCall> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    let isOver = false;
    const finish = (call: ProbeCall) => {
      if (isOver) return;
      isOver = true;
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      resolve(call);
    };
    const fail = (error: unknown) =>
      finish({ type: 'failed', failure: failureOf(error, clock.now()) });
    const giveUp = () => {
      finish({ type: 'aborted', reason: signal?.reason });
      controller.abort(signal?.reason);
    };
    const timer = clock.setTimeout(() => {
      const failure = hungFor(withinMs);
      finish({ type: 'failed', failure });
      controller.abort(new Error(failure.message));
    }, withinMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      // Both handlers stay attached after the end, so that no late rejection goes unhandled.
      Promise.resolve(probe(controller.signal)).then(
        (answer) => finish({ type: 'answered', answer }),
        fail,
      );
    } catch (error) {
      fail(error);
    }
  });
}
