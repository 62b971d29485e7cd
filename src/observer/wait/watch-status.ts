// Observes an instance poll by poll, for as long as the caller iterates.

import {
  deleted,
  lifecycle as instanceLifecycle,
  type Kind,
  type Lifecycle,
  type NextMover,
} from '../../../machines/index.js';
import { readObservedStatus } from '../lifecycle/index.js';
import { HistoryRecorder, type Jump } from './history.js';
import { Poller } from './poller.js';
import { type PollingOptions, pollingOf } from './polling.js';
import { type Probe, readAnswer } from './probe.js';
import type { ProbeFailure } from './probe-failure.js';

/** How to watch. */
export interface WatchOptions extends PollingOptions {
  /** When to stop, in milliseconds from the first poll; never unless given. */
  readonly maxWaitMs?: number;
  /** The kind of instance; any kind unless given. */
  readonly kind?: Kind;
  /** The lifecycle to ask; that of a DCS instance unless given. */
  readonly lifecycle?: Lifecycle;
}

/** A poll that observed a status. */
export interface StatusObservation {
  /** Tells an observed status from a failed poll. */
  readonly type: 'status';
  /** When the answer came, in milliseconds of the clock. */
  readonly atMs: number;
  /** A status of the chart, `deleted`, or a status that the chart does not know. */
  readonly status: string;
  /** Whether the chart knows the status. */
  readonly isKnown: boolean;
  /** Whether the instance serves clients in this status. */
  readonly isServing: boolean;
  /** Whether it differs from the status before; true for the first. */
  readonly hasChanged: boolean;
  /** When this status was first observed, without another one since, in milliseconds of the clock. */
  readonly sinceMs: number;
  /** Who moves next; undefined for a status that the chart does not know. */
  readonly nextMover?: NextMover;
  /** How it came about, when it has changed. */
  readonly jump?: Jump;
}

/** A poll that failed, and is not the last. */
export interface FailedObservation {
  /** Tells a failed poll from an observed status. */
  readonly type: 'failure';
  /** When it failed, in milliseconds of the clock. */
  readonly atMs: number;
  /** Why it failed. */
  readonly failure: ProbeFailure;
}

/** What came of a poll; tell the two apart by `type`. */
export type Observation = StatusObservation | FailedObservation;

/** A watch gave up on its probe. */
export class ProbeFailedError extends Error {
  override readonly name = 'ProbeFailedError';

  /** @param failure - why the last poll failed; its cause is the cause of the error */
  constructor(readonly failure: ProbeFailure) {
    super(`the probe failed: ${failure.message}`, { cause: failure.cause });
  }
}

/**
 * Watches an instance until it is gone, the time is up, the signal is aborted or the caller leaves the
 * loop. The delays grow until they lie evenly between `minDelayMs` and `maxDelayMs`; set both to the same
 * to poll at a fixed pace.
 *
 * @param probe - as for `waitForStatus`
 * @param options - how to poll; all of them have defaults
 * @throws RangeError when an option is out of range
 * @throws ProbeFailedError from the iteration, when the probe fails for good
 *
 * @example
 * ```ts
 * const life = ['CREATING', 'CREATING', 'RUNNING', 'gone'];
 * const seen: string[] = [];
 * const options = { minDelayMs: 1, maxDelayMs: 1 };
 * for await (const observation of watchStatus(() => life.shift() ?? 'gone', options)) {
 *   if (observation.type === 'status' && observation.hasChanged) seen.push(observation.status);
 * }
 * seen; // ['CREATING', 'RUNNING', 'deleted']
 * ```
 */
export async function* watchStatus(
  probe: Probe,
  options: WatchOptions = {},
): AsyncGenerator<Observation, void, void> {
  const { lifecycle = instanceLifecycle, kind, maxWaitMs = Number.POSITIVE_INFINITY } = options;
  const poller = new Poller(probe, readAnswer, pollingOf(options, maxWaitMs));
  const history = new HistoryRecorder(lifecycle, { limit: 2, kind });
  let sinceMs = 0;
  for (;;) {
    const poll = await poller.next();
    if (poll.type === 'aborted' || poll.type === 'timedOut') return;
    if (poll.type === 'givenUp') throw new ProbeFailedError(poll.failure);
    if (poll.type === 'failure') {
      yield { type: 'failure', atMs: poll.atMs, failure: poll.failure };
      continue;
    }
    const status = readObservedStatus(poll.answer) ?? poll.answer;
    const hasChanged = status !== history.last;
    if (hasChanged) sinceMs = poll.atMs;
    const jump = history.observe(status, poll.atMs);
    yield {
      type: 'status',
      atMs: poll.atMs,
      status,
      hasChanged,
      sinceMs,
      ...statusFacts(lifecycle, status, kind),
      ...(jump && { jump }),
    };
    if (status === deleted) return;
  }
}

/** What the chart says about an observed status. */
function statusFacts(
  lifecycle: Lifecycle,
  text: string,
  kind?: Kind,
): Pick<StatusObservation, 'isKnown' | 'isServing' | 'nextMover'> {
  const status = readObservedStatus(text);
  if (status === undefined) return { isKnown: false, isServing: false };
  // Without a kind the first one speaks for all: who moves next differs by status, not by kind.
  const nextMover = lifecycle.nextMover({
    kind: kind ?? (lifecycle.table.kinds[0] as Kind),
    status,
  });
  return { isKnown: true, isServing: lifecycle.serves(status), nextMover };
}
