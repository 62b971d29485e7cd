// One question to a probe. It is given a signal and a time; whatever the probe does with them, the
// question ends when either is over, and nothing that comes later is heard.

import type { Clock } from '../../time/index.js';
import { failureOf, hungFor, type ProbeFailure } from './probe-failure.js';

/** How a question ended. */
export type Attempt =
  | { readonly end: 'answered'; readonly answer: unknown }
  | { readonly end: 'failed'; readonly failure: ProbeFailure }
  | { readonly end: 'aborted'; readonly reason: unknown };

/** What limits a question. */
export interface AttemptLimits {
  readonly clock: Clock;
  /** How long the probe may take, in milliseconds. */
  readonly withinMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Asks a probe once.
 *
 * @param probe - its signal is aborted when the time is over or the caller gives up
 * @returns a promise that is never rejected
 */
export function attempt(
  probe: (signal: AbortSignal) => unknown,
  { clock, withinMs, signal }: AttemptLimits,
): Promise<Attempt> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    let isOver = false;
    const finish = (end: Attempt) => {
      if (isOver) return;
      isOver = true;
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      resolve(end);
    };
    const fail = (error: unknown) =>
      finish({ end: 'failed', failure: failureOf(error, clock.now()) });
    const giveUp = () => {
      finish({ end: 'aborted', reason: signal?.reason });
      controller.abort(signal?.reason);
    };
    const timer = clock.setTimeout(() => {
      const failure = hungFor(withinMs);
      finish({ end: 'failed', failure });
      controller.abort(new Error(failure.message));
    }, withinMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      // Whatever comes after the end is taken here all the same, so that no rejection stays unheard.
      Promise.resolve(probe(controller.signal)).then(
        (answer) => finish({ end: 'answered', answer }),
        fail,
      );
    } catch (error) {
      fail(error);
    }
  });
}

/**
 * Sleeps.
 *
 * @returns whether the sleep was cut short
 */
export function sleep(clock: Clock, durationMs: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const wake = () => {
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve(signal?.aborted ?? false);
    };
    const timer = clock.setTimeout(wake, durationMs);
    signal?.addEventListener('abort', wake, { once: true });
  });
}
