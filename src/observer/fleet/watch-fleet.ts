// Observes many instances round by round: which of them exist, and what has changed.

import { lifecycle as instanceLifecycle, type Lifecycle } from '../../../machines/index.js';
import {
  type Jump,
  jumpBetween,
  Poller,
  type PollingOptions,
  ProbeFailedError,
  type ProbeFailure,
  pollingOf,
} from '../wait/index.js';
import { collectPages, type ListProbe, readListing } from './list-probe.js';
import { type FleetMember, type MemberChange, Membership } from './membership.js';

/** How to watch many instances. */
export interface FleetWatchOptions extends PollingOptions {
  /** When to stop, in milliseconds; never unless given. */
  readonly maxWaitMs?: number;
  /** After how many listings in a row without it an instance is gone; 2 unless given. */
  readonly goneAfter?: number;
  /** The lifecycle to ask; that of a DCS instance unless given. */
  readonly lifecycle?: Lifecycle;
}

/** An instance has another status than in the round before. */
export interface FleetChange extends MemberChange {
  /** How the status came about; undefined for an instance that was not known. */
  readonly jump?: Jump;
}

/** What one listing showed. */
export interface FleetRound {
  /** Tells a listing from a failed one. */
  readonly type: 'instances';
  /** When the list came, in milliseconds of the clock. */
  readonly atMs: number;
  /** The instances that exist, by id; brought up to date with every round, so copy what you keep. */
  readonly instances: ReadonlyMap<string, FleetMember>;
  /** What has changed; in the first round, all instances. */
  readonly changes: readonly FleetChange[];
}

/** A listing that failed, and is not the last. */
export interface FailedRound {
  /** Tells a failed listing from one that came. */
  readonly type: 'failure';
  /** When it failed, in milliseconds of the clock. */
  readonly atMs: number;
  /** Why it failed. */
  readonly failure: ProbeFailure;
}

/**
 * Watches all instances of a list, with one call of `list` per round.
 *
 * @param list - lists instances, in one go or as an async iterable of pages
 * @param options - how to poll; all of them have defaults
 * @throws RangeError when an option is out of range
 * @throws ProbeFailedError from the iteration, when the list fails for good
 *
 * @example
 * ```ts
 * const lists = [
 *   [{ instance_id: 'a', status: 'CREATING' }, { instance_id: 'b', status: 'RUNNING' }],
 *   [{ instance_id: 'a', status: 'RUNNING' }, { instance_id: 'b', status: 'RUNNING' }],
 * ];
 * const polling = { minDelayMs: 1, maxDelayMs: 1 };
 * const changes: string[] = [];
 * for await (const round of watchFleet(() => lists.shift() ?? [], polling)) {
 *   if (round.type !== 'instances') continue;
 *   changes.push(...round.changes.map(({ instanceId, status }) => `${instanceId} ${status}`));
 *   if (lists.length === 0) break;
 * }
 * changes; // ['a CREATING', 'b RUNNING', 'a RUNNING']
 * ```
 */
export async function* watchFleet(
  list: ListProbe,
  options: FleetWatchOptions = {},
): AsyncGenerator<FleetRound | FailedRound, void, void> {
  const {
    lifecycle = instanceLifecycle,
    maxWaitMs = Number.POSITIVE_INFINITY,
    goneAfter = 2,
  } = options;
  const poller = new Poller(collectPages(list), readListing, pollingOf(options, maxWaitMs));
  const membership = new Membership(goneAfter);
  for (;;) {
    const poll = await poller.next();
    if (poll.type === 'aborted' || poll.type === 'timedOut') return;
    if (poll.type === 'givenUp') throw new ProbeFailedError(poll.failure);
    if (poll.type === 'failure') {
      yield { type: 'failure', atMs: poll.atMs, failure: poll.failure };
      continue;
    }
    const changes = membership.update(poll.answer, poll.atMs).map((change): FleetChange => {
      const jump =
        change.before === undefined
          ? undefined
          : jumpBetween(lifecycle, change.before, change.status);
      return { ...change, ...(jump && { jump }) };
    });
    yield { type: 'instances', atMs: poll.atMs, instances: membership.instances, changes };
  }
}
