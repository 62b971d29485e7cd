// Waits until an instance is what it should be, and no longer than that can still happen.

import { lifecycle } from '../../../machines/index.js';
import { readSighting, type WaitGoal } from '../lifecycle/index.js';
import { createJudge, type JudgeOptions, lawOf } from './evaluator.js';
import { startHistory, usualRuns } from './history.js';
import { createPoller } from './poller.js';
import { type PollingOptions, pollingOf, requireThat } from './polling.js';
import { type Probe, readAnswer } from './read-answer.js';
import {
  messageOf,
  type Reached,
  type WaitEnd,
  WaitError,
  type WaitResult,
} from './wait-result.js';

/** How to wait. */
export interface WaitOptions extends PollingOptions, JudgeOptions {
  /** How long to wait at most, in milliseconds, from the call on. There is no default. */
  readonly maxWaitMs: number;
  /** How many runs of the same status the history keeps; 200 unless given. */
  readonly historyLimit?: number;
}

/**
 * Polls until the goal is reached, or until it is plain that waiting does not help: which statuses to
 * wait on, and which to give up on, is derived from the chart. Delays follow Smithy's rule: full
 * jitter between `minDelayMs` and a ceiling that doubles up to `maxDelayMs`, the first poll at once,
 * the last one moved to `minDelayMs` before the deadline.
 *
 * @param probe - answers with the status of the instance, or `gone`; gets a signal that is aborted
 *   when the poll takes too long or the caller gives up
 * @param goal - a status, several, `serving`, `settled` or `deleted`
 * @param options - how; `maxWaitMs`, `clock` and `random` are required
 * @returns how it ended; never rejected for what the probe or the instance does
 * @throws RangeError when the goal or an option is out of range
 * @throws UnknownStatusError for a status outside the chart when `unknownStatus` is `strict`
 *
 * @example
 * ```ts
 * const seen = ['CREATING', 'ERROR'];
 * const wait = await waitForStatus(() => seen.shift() ?? 'ERROR', 'RUNNING', {
 *   maxWaitMs: 600_000,
 *   minDelayMs: 1,
 *   maxDelayMs: 1,
 *   clock: systemClock,
 *   random: createRandom(1),
 * });
 * wait.result; // 'failed'
 * wait.message; // 'the instance is in ERROR; RUNNING needs restart or a recovery by the platform; pass allowRecovery to wait for one'
 * ```
 */
export async function waitForStatus(
  probe: Probe,
  goal: WaitGoal,
  options: WaitOptions,
): Promise<WaitResult> {
  const { chart = lifecycle, historyLimit = usualRuns } = options;
  requireThat(
    Number.isInteger(historyLimit) && historyLimit >= 2,
    `historyLimit: expected a whole number of at least 2, got ${historyLimit}`,
  );
  requireThat(
    Number.isFinite(options.maxWaitMs),
    `maxWaitMs: expected a finite number of milliseconds, got ${options.maxWaitMs}`,
  );
  const law = lawOf(goal, options);
  const judge = createJudge(law);
  const history = startHistory(historyLimit, options.kind, chart);
  const poller = createPoller(probe, readAnswer, pollingOf(options, options.maxWaitMs));

  function over(end: WaitEnd, atMs: number, timeIsUp?: string): WaitResult {
    const record = {
      goal: law.prospects.goal,
      lastStatus: history.last,
      tookMs: atMs - poller.startMs,
      history: history.view(),
    };
    const message = messageOf(end, { ...record, chart, ...(timeIsUp && { timeIsUp }) });
    return { ...end, ...record, message };
  }

  for (let confirming = false; ; ) {
    const turn = await poller.next(confirming);
    confirming = false;
    if (turn.turn === 'aborted') return over({ result: 'aborted', reason: turn.reason }, turn.atMs);
    if (turn.turn === 'timedOut') return over({ result: 'timedOut' }, turn.atMs, turn.because);
    if (turn.turn !== 'answer') {
      history.fail(turn.failure);
      if (turn.turn === 'failure') continue;
      return over({ result: 'failed', because: 'probe', failure: turn.failure }, turn.atMs);
    }
    const word = readSighting(turn.answer) ?? turn.answer;
    history.see(word, turn.atMs);
    const seen = judge.see(word);
    if (seen.verdict === 'pending') confirming = seen.confirming;
    else return over(endOf(seen), turn.atMs);
  }
}

function endOf(
  seen: Exclude<ReturnType<ReturnType<typeof createJudge>['see']>, { verdict: 'pending' }>,
): WaitEnd {
  switch (seen.verdict) {
    case 'reached':
      return { result: 'reached', status: seen.status };
    case 'failed':
      return { result: 'failed', because: 'status', status: seen.status, help: seen.help };
    case 'unreachable':
      return { result: 'unreachable', status: seen.status, help: seen.help };
    case 'unknownStatus':
      return { result: 'failed', because: 'unknownStatus', status: seen.status };
  }
}

/**
 * As {@link waitForStatus}, for those who would rather catch: any end but `reached` is thrown.
 *
 * @throws WaitError with the result in `wait`
 *
 * @example
 * ```ts
 * const polling = { maxWaitMs: 60_000, clock: systemClock, random: createRandom(1) };
 * (await waitForStatusOrThrow(() => 'RUNNING', 'serving', polling)).status; // 'RUNNING'
 * ```
 */
export async function waitForStatusOrThrow(
  probe: Probe,
  goal: WaitGoal,
  options: WaitOptions,
): Promise<Reached> {
  const wait = await waitForStatus(probe, goal, options);
  if (wait.result !== 'reached') throw new WaitError(wait);
  return wait;
}
