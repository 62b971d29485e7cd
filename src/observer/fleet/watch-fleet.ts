// Tells what lists of many instances show, round by round: who is there, and what has changed.

import { type Lifecycle, lifecycle } from '../../../machines/index.js';
import {
  createPoller,
  type Jump,
  jumpBetween,
  type PollingOptions,
  ProbeFailedError,
  type ProbeFailure,
  pollingOf,
  requireThat,
} from '../wait/index.js';
import { collectPages, type ListProbe, readListing } from './list-probe.js';
import { type Attendance, type StatusStep, startRoll } from './membership.js';

/** How to watch many instances. */
export interface FleetWatchOptions extends PollingOptions {
  /** When to stop, in milliseconds; never unless given. */
  readonly maxWaitMs?: number;
  /** After how many listings in a row without it an instance is gone; 2 unless given. */
  readonly goneAfter?: number;
  readonly chart?: Lifecycle;
}

/** Another status than in the round before, and how it came about. */
export interface FleetChange extends StatusStep {
  readonly jump?: Jump;
}

/** What one listing showed. */
export interface FleetRound {
  readonly saw: 'instances';
  readonly atMs: number;
  /** Everyone who is there, by id; brought up to date with every round, so copy what you keep. */
  readonly instances: ReadonlyMap<string, Attendance>;
  /** What has changed; in the first round, everyone. */
  readonly changes: readonly FleetChange[];
}

/** A listing that failed, and is not the last. */
export interface FailedRound {
  readonly saw: 'failure';
  readonly atMs: number;
  readonly failure: ProbeFailure;
}

/**
 * Watches all instances of a list, with one call of `list` per round.
 *
 * @param list - lists instances, in one go or as an async iterable of pages
 * @throws RangeError when an option is out of range
 * @throws ProbeFailedError from the iteration, when the list fails for good
 *
 * @example
 * ```ts
 * const lists = [
 *   [{ instance_id: 'a', status: 'CREATING' }, { instance_id: 'b', status: 'RUNNING' }],
 *   [{ instance_id: 'a', status: 'RUNNING' }, { instance_id: 'b', status: 'RUNNING' }],
 * ];
 * const polling = { minDelayMs: 1, maxDelayMs: 1, clock: systemClock, random: createRandom(1) };
 * const changes: string[] = [];
 * for await (const round of watchFleet(() => lists.shift() ?? [], polling)) {
 *   if (round.saw !== 'instances') continue;
 *   changes.push(...round.changes.map(({ instanceId, status }) => `${instanceId} ${status}`));
 *   if (lists.length === 0) break;
 * }
 * changes; // ['a CREATING', 'b RUNNING', 'a RUNNING']
 * ```
 */
export async function* watchFleet(
  list: ListProbe,
  options: FleetWatchOptions,
): AsyncGenerator<FleetRound | FailedRound, void, void> {
  const { chart = lifecycle, maxWaitMs = Number.POSITIVE_INFINITY, goneAfter = 2 } = options;
  requireGoneAfter(goneAfter);
  const poller = createPoller(collectPages(list), readListing, pollingOf(options, maxWaitMs));
  const roll = startRoll(goneAfter);
  for (;;) {
    const turn = await poller.next();
    if (turn.turn === 'aborted' || turn.turn === 'timedOut') return;
    if (turn.turn === 'givenUp') throw new ProbeFailedError(turn.failure);
    if (turn.turn === 'failure') {
      yield { saw: 'failure', atMs: turn.atMs, failure: turn.failure };
      continue;
    }
    const changes = roll.call(turn.answer, turn.atMs).map((step): FleetChange => {
      const jump =
        step.before === undefined ? undefined : jumpBetween(chart, step.before, step.status);
      return { ...step, ...(jump && { jump }) };
    });
    yield { saw: 'instances', atMs: turn.atMs, instances: roll.instances, changes };
  }
}

/** Throws a RangeError unless it is a number of listings. */
export function requireGoneAfter(goneAfter: number): void {
  requireThat(
    Number.isInteger(goneAfter) && goneAfter >= 1,
    `goneAfter: expected a whole number of at least 1, got ${goneAfter}`,
  );
}
