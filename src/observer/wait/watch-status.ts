// Tells what polls see, one after the other, for as long as somebody listens.

import {
  deleted,
  type Kind,
  type Lifecycle,
  lifecycle,
  type NextMover,
} from '../../../machines/index.js';
import { readSighting } from '../lifecycle/index.js';
import { type Jump, startHistory } from './history.js';
import { createPoller } from './poller.js';
import { type PollingOptions, pollingOf } from './polling.js';
import type { ProbeFailure } from './probe-failure.js';
import { type Probe, readAnswer } from './read-answer.js';

/** How to watch. */
export interface WatchOptions extends PollingOptions {
  /** When to stop, in milliseconds from the first observation asked for; never unless given. */
  readonly maxWaitMs?: number;
  readonly kind?: Kind;
  readonly chart?: Lifecycle;
}

/** What a poll saw. */
export interface StatusObservation {
  readonly saw: 'status';
  /** When the answer came, in milliseconds of the clock. */
  readonly atMs: number;
  /** A status of the chart, `deleted`, or a word that the chart does not know. */
  readonly status: string;
  /** Whether the chart knows the status. */
  readonly isKnown: boolean;
  readonly isServing: boolean;
  /** Whether it is another one than the last time; true for the first. */
  readonly hasChanged: boolean;
  /** When this status was first seen, without another one since. */
  readonly sinceMs: number;
  /** Who moves next; undefined for a status that the chart does not know. */
  readonly nextMover?: NextMover;
  /** How it came about, when it has changed. */
  readonly jump?: Jump;
}

/** A poll that saw nothing, and is not the last. */
export interface FailedObservation {
  readonly saw: 'failure';
  readonly atMs: number;
  readonly failure: ProbeFailure;
}

/** What a watch tells. */
export type Observation = StatusObservation | FailedObservation;

/** A probe that a watch has given up on. */
export class ProbeFailedError extends Error {
  override readonly name = 'ProbeFailedError';

  constructor(readonly failure: ProbeFailure) {
    super(`the probe failed: ${failure.message}`, { cause: failure.cause });
  }
}

/**
 * Watches an instance until it is gone, the time is up or the signal is aborted; whoever leaves the
 * loop before ends it, too. The delays lie evenly between `minDelayMs` and `maxDelayMs` once they have
 * grown; set both to the same to poll at a fixed pace.
 *
 * @param probe - as for `waitForStatus`
 * @throws RangeError when an option is out of range
 * @throws ProbeFailedError from the iteration, when the probe fails for good
 *
 * @example
 * ```ts
 * const life = ['CREATING', 'CREATING', 'RUNNING', 'gone'];
 * const seen: string[] = [];
 * for await (const observation of watchStatus(() => life.shift() ?? 'gone', {
 *   minDelayMs: 1,
 *   maxDelayMs: 1,
 *   clock: systemClock,
 *   random: createRandom(1),
 * })) {
 *   if (observation.saw === 'status' && observation.hasChanged) seen.push(observation.status);
 * }
 * seen; // ['CREATING', 'RUNNING', 'deleted']
 * ```
 */
export async function* watchStatus(
  probe: Probe,
  options: WatchOptions,
): AsyncGenerator<Observation, void, void> {
  const { chart = lifecycle, kind, maxWaitMs = Number.POSITIVE_INFINITY } = options;
  const poller = createPoller(probe, readAnswer, pollingOf(options, maxWaitMs));
  const history = startHistory(2, kind, chart);
  let sinceMs = 0;
  for (;;) {
    const turn = await poller.next();
    if (turn.turn === 'aborted' || turn.turn === 'timedOut') return;
    if (turn.turn === 'givenUp') throw new ProbeFailedError(turn.failure);
    if (turn.turn === 'failure') {
      yield { saw: 'failure', atMs: turn.atMs, failure: turn.failure };
      continue;
    }
    const status = readSighting(turn.answer) ?? turn.answer;
    const hasChanged = status !== history.last;
    if (hasChanged) sinceMs = turn.atMs;
    const jump = history.see(status, turn.atMs);
    yield {
      saw: 'status',
      atMs: turn.atMs,
      status,
      hasChanged,
      sinceMs,
      ...standingOf(chart, status, kind),
      ...(jump && { jump }),
    };
    if (status === deleted) return;
  }
}

/** What the chart says of a status that was seen. */
export function standingOf(
  chart: Lifecycle,
  word: string,
  kind?: Kind,
): Pick<StatusObservation, 'isKnown' | 'isServing' | 'nextMover'> {
  const status = readSighting(word);
  if (status === undefined) return { isKnown: false, isServing: false };
  // Without a kind the first one speaks for all: who moves next differs by status, not by kind.
  const nextMover = chart.nextMover({ kind: kind ?? (chart.table.kinds[0] as Kind), status });
  return { isKnown: true, isServing: chart.serves(status), nextMover };
}
