// What a wait may hope for, derived from the chart: from which statuses the platform alone brings an
// instance to the goal, and from which it never does.

import {
  type EventName,
  lifecycle as instanceLifecycle,
  isPlanned,
  type Kind,
  type Lifecycle,
  moverOf,
  putsRight,
} from '../../../machines/index.js';
import { goalStatuses, type WaitGoal } from './goal.js';
import { type ObservedStatus, observedStatuses } from './observed-status.js';
import { reachableStatuses } from './state-sets.js';

/** What an observed status means for a wait. */
export type Prospect = 'reached' | 'pending' | 'failed' | 'unreachable';

/** What counts as the platform's way to a goal. */
export interface ProspectOptions {
  /** The kind of instance. Unless given, a step that some kind can take counts as possible. */
  readonly kind?: Kind | undefined;
  /** Whether to wait for the platform to repair or release an instance, which may never happen. */
  readonly allowRecovery?: boolean | undefined;
  /** Whether to wait for an event that nothing plans, such as a fault. */
  readonly allowFaults?: boolean | undefined;
  /** The lifecycle to ask; that of a DCS instance unless given. */
  readonly lifecycle?: Lifecycle | undefined;
}

/** Every status that can be observed, sorted by what it means for a wait. */
export interface Prospects {
  /** The statuses that fulfil the goal. */
  readonly goal: readonly ObservedStatus[];
  /** The platform alone can bring the instance from here to the goal. */
  readonly pending: readonly ObservedStatus[];
  /** It cannot, and something has gone wrong: the chart tags the status `failed`. */
  readonly failed: readonly ObservedStatus[];
  /** It cannot, and nothing has gone wrong: an operator has to request something first. */
  readonly unreachable: readonly ObservedStatus[];
  /** What one status means for the wait. */
  of(status: ObservedStatus): Prospect;
}

/**
 * Tells whether a wait may count on an event. The ends of work under way count, good or bad: a failed
 * resize of most kinds ends in RUNNING. A recovery, or the end of a suspension, may never come, so it
 * counts only with `allowRecovery`; a fault, or any other unplanned event, only with `allowFaults`.
 * Requests never count, since the platform does not make them.
 */
export function countsAsProgress(event: EventName, options: ProspectOptions = {}): boolean {
  if (moverOf(event) === 'operator') return false;
  if (putsRight(event)) return options.allowRecovery ?? false;
  return isPlanned(event) || (options.allowFaults ?? false);
}

/**
 * Sorts every status by what it means for a wait for `goal`.
 *
 * @param goal - what is waited for
 * @param options - what counts as progress
 * @throws RangeError when the goal has a name that cannot be waited for
 *
 * @example
 * ```ts
 * const prospects = prospectsOf('RUNNING');
 * prospects.of('RESTARTING'); // 'pending'
 * prospects.of('ERROR'); // 'failed'
 * prospectsOf('RUNNING', { allowRecovery: true }).of('ERROR'); // 'pending'
 * ```
 */
export function prospectsOf(goal: WaitGoal, options: ProspectOptions = {}): Prospects {
  const { lifecycle = instanceLifecycle, kind } = options;
  const wanted = goalStatuses(goal, lifecycle);
  const isAllowed = (event: EventName) => countsAsProgress(event, options);
  const prospectOf = (status: ObservedStatus): Prospect => {
    if (wanted.includes(status)) return 'reached';
    const ahead = reachableStatuses(lifecycle, [status], isAllowed, kind);
    if (ahead.some((each) => wanted.includes(each))) return 'pending';
    return lifecycle.hasTag(status, 'failed') ? 'failed' : 'unreachable';
  };
  const prospects = new Map(observedStatuses.map((each) => [each, prospectOf(each)]));
  const statusesWith = (prospect: Prospect) =>
    observedStatuses.filter((status) => prospects.get(status) === prospect);
  return {
    goal: wanted,
    pending: statusesWith('pending'),
    failed: statusesWith('failed'),
    unreachable: statusesWith('unreachable'),
    of: (status) => prospects.get(status) as Prospect,
  };
}
