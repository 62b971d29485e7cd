// Waits for many instances with one list per round, each of them by the same goal.

import type { WaitGoal } from '../lifecycle/index.js';
import {
  Poller,
  type ProbeFailure,
  pollingOf,
  requireFiniteWait,
  type WaitOptions,
  WaitPolicy,
} from '../wait/index.js';
import { FleetEvaluator, type FleetWaitResult } from './fleet-evaluator.js';
import { collectPages, type ListProbe, readListing } from './list-probe.js';
import { requireGoneAfter } from './membership.js';

/** How to wait for many instances. */
export interface FleetWaitOptions extends Omit<WaitOptions, 'historyLimit'> {
  /** The ids of the instances to wait for; all of the first list unless given. */
  readonly ids?: Iterable<string>;
  /** After how many listings in a row without it an instance is gone; 2 unless given. */
  readonly goneAfter?: number;
  /** Whether one instance that cannot reach the goal ends the wait for all; no unless given. */
  readonly failFast?: boolean;
}

/**
 * Waits until every instance is decided: it has reached the goal, or the platform alone can no longer
 * bring it there. The rules and options are those of `waitForStatus`. Without `ids`, the wait is for the
 * instances of the first list that is not empty.
 *
 * @param list - lists instances, in one go or as an async iterable of pages
 * @param goal - what every instance is to reach, as for `waitForStatus`
 * @param options - how; only `maxWaitMs` is required
 * @throws RangeError when the goal or an option is out of range
 * @throws UnknownStatusError for a status outside the chart when `unknownStatus` is `strict`
 *
 * @example
 * ```ts
 * const list = () => [
 *   { instance_id: 'a', status: 'RUNNING' },
 *   { instance_id: 'b', status: 'CREATEFAILED' },
 * ];
 * const all = await waitForAll(list, 'RUNNING', { maxWaitMs: 60_000 });
 * all.type; // 'failed'
 * all.instances.get('b')?.help?.message; // 'the instance is in CREATEFAILED; RUNNING can never follow; all that is left to do is to delete it'
 * ```
 */
export async function waitForAll(
  list: ListProbe,
  goal: WaitGoal,
  options: FleetWaitOptions,
): Promise<FleetWaitResult> {
  requireFiniteWait(options);
  const { goneAfter = 2, failFast = false, ids } = options;
  requireGoneAfter(goneAfter);
  const fleet = new FleetEvaluator(new WaitPolicy(goal, options), goneAfter);
  fleet.add(ids ?? []);
  const polling = pollingOf(options, options.maxWaitMs);
  const poller = new Poller(collectPages(list), readListing, polling);

  const end = (because?: 'timedOut' | 'aborted' | 'failed', failure?: ProbeFailure) => {
    const atMs = polling.clock.now();
    const { tookMs } = poller;
    return fleet.end({ because, failure, rounds: poller.polls, tookMs, atMs });
  };

  for (let confirming = false; ; ) {
    const poll = await poller.next(confirming);
    confirming = false;
    if (poll.type === 'aborted' || poll.type === 'timedOut') return end(poll.type);
    if (poll.type === 'givenUp') return end('failed', poll.failure);
    if (poll.type === 'failure') continue;
    if (ids === undefined && fleet.isEmpty) fleet.add(poll.answer.keys());
    confirming = fleet.next(poll.answer, poll.atMs);
    if (fleet.isDecided || (failFast && fleet.hasFailed)) return end();
  }
}
