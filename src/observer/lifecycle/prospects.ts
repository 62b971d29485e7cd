// What a wait may hope for, derived from the chart: from which sightings the platform alone brings an
// instance to the goal, and from which it never does. No list of statuses is written down for it.

import {
  type EventName,
  isPlanned,
  type Kind,
  type Lifecycle,
  lifecycle,
  moverOf,
  putsRight,
} from '../../../machines/index.js';
import { sightingsOf, type WaitGoal } from './goal.js';
import { type Sighting, sightings } from './observed-status.js';
import { reachableSightings } from './state-sets.js';

/** What a sighting means to somebody who waits. */
export type Prospect = 'reached' | 'pending' | 'failed' | 'unreachable';

/** What counts as the platform's way to a goal. */
export interface ProspectOptions {
  /** The kind of instance; when left out, what some kind can do counts as possible. */
  readonly kind?: Kind | undefined;
  /** Whether to wait for the platform to repair or release an instance, which it may do or not. */
  readonly allowRecovery?: boolean | undefined;
  /** Whether to wait for what is not planned, such as a fault. */
  readonly allowFaults?: boolean | undefined;
  /** The chart; the real one unless told. */
  readonly chart?: Lifecycle | undefined;
}

/** Every sighting, sorted by what it means to a wait. */
export interface Prospects {
  readonly goal: readonly Sighting[];
  /** The platform alone can bring the instance from here to the goal. */
  readonly pending: readonly Sighting[];
  /** It cannot, and something has gone wrong: the chart tags the status `failed`. */
  readonly failed: readonly Sighting[];
  /** It cannot, and nothing has gone wrong: an operator has to ask for something first. */
  readonly unreachable: readonly Sighting[];
  of(sighting: Sighting): Prospect;
}

/**
 * Tells whether a wait may count on an event. The ends of work under way count, good or bad: a failed
 * resize of most kinds ends in RUNNING. A recovery, or the end of a suspension, may never come, so it
 * counts only when asked for; a fault, or whatever else is not planned, only when the wait is for it.
 * Requests are not the platform's at all.
 */
export function countsAsProgress(event: EventName, options: ProspectOptions = {}): boolean {
  if (moverOf(event) === 'operator') return false;
  if (putsRight(event)) return options.allowRecovery ?? false;
  return isPlanned(event) || (options.allowFaults ?? false);
}

/**
 * Sorts every sighting by what it means to a wait for `goal`.
 *
 * @param goal - what is waited for
 * @param options - what counts
 * @throws RangeError when the goal is none
 *
 * @example
 * ```ts
 * prospectsOf('RUNNING').pending; // ['CREATING', 'RESTARTING', 'EXTENDING', 'RESTORING']
 * prospectsOf('RUNNING').failed; // ['CREATEFAILED', 'ERROR']
 * prospectsOf('RUNNING', { allowRecovery: true }).failed; // ['CREATEFAILED']
 * ```
 */
export function prospectsOf(goal: WaitGoal, options: ProspectOptions = {}): Prospects {
  const { chart = lifecycle, kind } = options;
  const wanted = sightingsOf(goal, chart);
  const isAllowed = (event: EventName) => countsAsProgress(event, options);
  const prospectOf = (sighting: Sighting): Prospect => {
    if (wanted.includes(sighting)) return 'reached';
    const ahead = reachableSightings(chart, [sighting], isAllowed, kind);
    if (ahead.some((each) => wanted.includes(each))) return 'pending';
    return chart.hasTag(sighting, 'failed') ? 'failed' : 'unreachable';
  };
  const prospects = new Map(sightings.map((each) => [each, prospectOf(each)]));
  const those = (prospect: Prospect) => sightings.filter((s) => prospects.get(s) === prospect);
  return {
    goal: wanted,
    pending: those('pending'),
    failed: those('failed'),
    unreachable: those('unreachable'),
    of: (sighting) => prospects.get(sighting) as Prospect,
  };
}
