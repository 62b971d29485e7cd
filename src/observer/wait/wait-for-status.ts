// Waits until an instance has the status that it should have, for as long as that can still happen.

import type { Kind } from '../../../machines/index.js';
import { readObservedStatus, type WaitGoal } from '../lifecycle/index.js';
import { type Evaluation, Evaluator } from './evaluator.js';
import { defaultHistoryLimit, HistoryRecorder } from './history.js';
import { Poller } from './poller.js';
import { type PollingOptions, pollingOf, requireFiniteWait, requireThat } from './polling.js';
import { type Probe, readAnswer } from './probe.js';
import { type EvaluationOptions, WaitPolicy } from './wait-policy.js';
import {
  messageOf,
  type Reached,
  type WaitEnd,
  WaitError,
  type WaitResult,
} from './wait-result.js';

/** How to wait. */
export interface WaitOptions extends PollingOptions, EvaluationOptions {
  /** How long to wait at most, in milliseconds, from the call on. There is no default. */
  readonly maxWaitMs: number;
  /** How many runs of the same status the history keeps; 200 unless given. */
  readonly historyLimit?: number;
  /**
   * Asked once, after the first answer, when `kind` is not given: the kind, if the probe has learned it.
   * A kind that rules out an option rejects the wait with a RangeError.
   */
  readonly learnKind?: () => Kind | undefined;
}

/**
 * Polls until the goal is reached, or until waiting longer cannot help. The chart decides which statuses
 * to wait on and which to give up on. Delays follow Smithy's rule: full
 * jitter between `minDelayMs` and a ceiling that doubles up to `maxDelayMs`, the first poll at once,
 * the last one moved to `minDelayMs` before the deadline.
 *
 * @param probe - answers with the status of the instance, or `gone`; gets a signal that is aborted
 *   when the poll takes too long or the caller gives up. What it throws counts as a failed poll
 * @param goal - a status, several, `serving`, `settled` or `deleted`
 * @param options - how; only `maxWaitMs` is required
 * @returns how it ended; never rejected for what the probe or the instance does
 * @throws RangeError when the goal or an option is out of range
 * @throws UnknownStatusError for a status outside the chart when `unknownStatus` is `strict`
 *
 * @example
 * ```ts
 * const seen = ['CREATING', 'CREATEFAILED'];
 * const wait = await waitForStatus(() => seen.shift() ?? 'CREATEFAILED', 'RUNNING', {
 *   maxWaitMs: 600_000,
 *   minDelayMs: 1,
 *   maxDelayMs: 1,
 * });
 * wait.type; // 'failed'
 * wait.message; // 'the instance is in CREATEFAILED; RUNNING can never follow; all that is left to do is to delete it'
 * ```
 */
export async function waitForStatus(
  probe: Probe,
  goal: WaitGoal,
  options: WaitOptions,
): Promise<WaitResult> {
  requireFiniteWait(options);
  const { historyLimit = defaultHistoryLimit } = options;
  requireThat(
    Number.isInteger(historyLimit) && historyLimit >= 2,
    `historyLimit: expected a whole number of at least 2, got ${historyLimit}`,
  );
  const policy = new WaitPolicy(goal, options);
  const { lifecycle } = policy;
  let evaluator = new Evaluator(policy);
  const history = new HistoryRecorder(lifecycle, { limit: historyLimit, kind: options.kind });
  const poller = new Poller(probe, readAnswer, pollingOf(options, options.maxWaitMs));

  function learnKind(): void {
    const kind = options.kind === undefined ? options.learnKind?.() : undefined;
    if (kind === undefined) return;
    evaluator = new Evaluator(new WaitPolicy(goal, { ...options, kind }));
    history.kind = kind;
  }

  function resultOf(end: WaitEnd, tookMs: number, timeIsUp?: string): WaitResult {
    const record = {
      goal: policy.prospects.goal,
      lastStatus: history.last,
      tookMs,
      history: history.view(),
    };
    const message = messageOf(end, { ...record, lifecycle, ...(timeIsUp && { timeIsUp }) });
    return { ...end, ...record, message };
  }

  for (let confirming = false; ; ) {
    const poll = await poller.next(confirming);
    confirming = false;
    if (poll.type === 'aborted') {
      return resultOf({ type: 'aborted', reason: poll.reason }, poll.tookMs);
    }
    if (poll.type === 'timedOut') return resultOf({ type: 'timedOut' }, poll.tookMs, poll.because);
    if (poll.type !== 'answer') {
      history.fail(poll.failure);
      if (poll.type === 'failure') continue;
      return resultOf({ type: 'failed', because: 'probe', failure: poll.failure }, poll.tookMs);
    }
    const status = readObservedStatus(poll.answer) ?? poll.answer;
    if (history.last === undefined) learnKind();
    history.observe(status, poller.startMs + poll.tookMs);
    const evaluation = evaluator.next(status);
    if (evaluation.type === 'pending') confirming = evaluation.confirming;
    else return resultOf(endOf(evaluation), poll.tookMs);
  }
}

function endOf(evaluation: Exclude<Evaluation, { type: 'pending' }>): WaitEnd {
  switch (evaluation.type) {
    case 'reached':
    case 'unreachable':
      return evaluation;
    case 'failed':
      return { ...evaluation, type: 'failed', because: 'status' };
    case 'unknownStatus':
      return { type: 'failed', because: 'unknownStatus', status: evaluation.status };
  }
}

/**
 * As {@link waitForStatus}, but throws unless the goal is reached.
 *
 * @param probe - as for `waitForStatus`
 * @param goal - as for `waitForStatus`
 * @param options - as for `waitForStatus`
 *
 * @throws WaitError with the result in `wait`
 *
 * @example
 * ```ts
 * const reached = await waitForStatusOrThrow(() => 'RUNNING', 'serving', { maxWaitMs: 60_000 });
 * reached.status; // 'RUNNING'
 * ```
 */
export async function waitForStatusOrThrow(
  probe: Probe,
  goal: WaitGoal,
  options: WaitOptions,
): Promise<Reached> {
  const wait = await waitForStatus(probe, goal, options);
  if (wait.type !== 'reached') throw new WaitError(wait);
  return wait;
}
