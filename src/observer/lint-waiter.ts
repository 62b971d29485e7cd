// Holds somebody's hand-written waiter against the chart: lists of pending, target and failing
// statuses, as Terraform providers, SDKs and scripts have them.

import {
  type EventName,
  type Kind,
  type Lifecycle,
  lifecycle,
  moverOf,
  type Request,
  requests,
} from '../../machines/index.js';
import {
  listOf,
  prospectsOf,
  reachableSightings,
  readSighting,
  type Sighting,
  sightings,
} from './lifecycle/index.js';
import { effectOf } from './wait/index.js';

/** A waiter as its author wrote it down. */
export interface WaiterLists {
  /**
   * The statuses that it waits on; any other one that it has no list for is an error to it. Left out
   * when it waits on every status that is neither target nor failure, as openstacksdk does.
   */
  readonly pending?: readonly string[];
  /** The statuses that it waits for; `DELETED`, `deleted` or `gone` for a 404. */
  readonly target: readonly string[];
  /** The statuses that it gives up on. */
  readonly failure?: readonly string[];
  /** The request that it waits after; found out from the target when that needs one. */
  readonly after?: Request;
  /** The kind of instance; any kind when left out. */
  readonly kind?: Kind;
  /** Whether it means to wait for a faulty instance to be repaired by the platform. */
  readonly allowRecovery?: boolean;
  readonly chart?: Lifecycle;
}

/** Something that is wrong with a waiter. */
export interface WaiterFinding {
  /**
   * `unexpected` – a status that can come on the way to the target, and is an error to the waiter;
   * `neverComes` – a target that cannot come;
   * `waitsInVain` – a status on which it waits until the timeout, for the target cannot follow.
   */
  readonly finding: 'unexpected' | 'neverComes' | 'waitsInVain';
  /** The status, as the waiter spells it. */
  readonly status: string;
  readonly message: string;
}

/** What a waiter comes to. */
export interface WaiterReport {
  readonly findings: readonly WaiterFinding[];
  /** What is worth knowing and not wrong by the lists alone. */
  readonly notes: readonly string[];
  /** What the lists should be, by the chart. */
  readonly better: {
    readonly pending: readonly Sighting[];
    readonly target: readonly Sighting[];
    readonly failure: readonly Sighting[];
  };
}

/**
 * Checks a waiter.
 *
 * @param lists - what it waits on, for, and gives up on
 * @throws RangeError when there is no target
 *
 * @example
 * ```ts
 * const { findings } = lintWaiter({ pending: ['RUNNING'], target: ['DELETED'] });
 * findings.map(({ finding, status }) => `${finding} ${status}`); // ['unexpected CREATEFAILED', 'unexpected ERROR']
 * ```
 */
export function lintWaiter(lists: WaiterLists): WaiterReport {
  const { chart = lifecycle, target, failure = [], kind, allowRecovery } = lists;
  if (target.length === 0) throw new RangeError('target: expected at least one status');
  const goal = known(target);
  const after = lists.after ?? requestFor(goal, chart, kind);
  const possible = possibleSightings(lists, after, chart);
  // Where a wait for this target makes sense; the request that is under way may still lead there.
  const stale = after ? (effectOf(after, chart, kind)?.before ?? []) : [];
  const prospects = goal.length > 0 ? prospectsOf(goal, { chart, kind, allowRecovery }) : undefined;
  const isHopeful = (status: Sighting) =>
    prospects?.of(status) === 'pending' || (stale.includes(status) && !goal.includes(status));

  const listed = (status: Sighting) => known([...target, ...failure]).includes(status);
  const isPending = (status: Sighting) =>
    !listed(status) && (lists.pending ? known(lists.pending).includes(status) : true);
  const candidates = possible.filter((status) => readSighting('gone') !== status);

  const unexpected = candidates.filter(
    (status) => isHopeful(status) && !isPending(status) && !goal.includes(status),
  );
  const inVain = candidates.filter((status) => isPending(status) && !isHopeful(status));
  const never = target.filter((word) => {
    const sighting = readSighting(word);
    return sighting === undefined || !possible.includes(sighting);
  });

  const wanted = listOf([...target], 'disjunction');
  const better = [...new Set([...(prospects?.pending ?? []), ...stale])].filter(
    (status) => candidates.includes(status) && !goal.includes(status),
  );
  return {
    findings: [
      ...unexpected.map((status) => ({
        finding: 'unexpected' as const,
        status,
        message: `${status} is legal on the way to ${wanted}, and ${failure.includes(status) ? 'a failure' : 'unexpected'} to this waiter: add it to pending`,
      })),
      ...never.map((status) => ({
        finding: 'neverComes' as const,
        status,
        message: readSighting(status)
          ? `${status} cannot come from where this waiter starts: ${listOf(possible, 'conjunction')} can`
          : `${status} is no status; there are ${listOf(chart.table.statuses, 'conjunction')}`,
      })),
      ...inVain.map((status) => ({
        finding: 'waitsInVain' as const,
        status,
        message: `${wanted} cannot follow ${status} without an operator, and this waiter waits until its timeout: make it a failure`,
      })),
    ],
    notes: notesOn(lists, stale, goal, after),
    better: {
      pending: better,
      target: goal,
      failure: candidates.filter((status) => !better.includes(status) && !goal.includes(status)),
    },
  };
}

/** The words of a list that the chart knows. */
function known(words: readonly string[]): Sighting[] {
  return words.flatMap((word) => readSighting(word) ?? []);
}

/** The request that a target needs, when the platform leads there from nowhere else. */
function requestFor(
  goal: readonly Sighting[],
  chart: Lifecycle,
  kind: Kind | undefined,
): Request | undefined {
  if (goal.length === 0 || prospectsOf(goal, { chart, kind }).pending.length > 0) return undefined;
  return requests.find((request) =>
    effectOf(request, chart, kind)?.shows.some((shown) => goal.includes(shown)),
  );
}

/** Everything that the waiter can come to see. */
function possibleSightings(
  { pending, kind }: WaiterLists,
  after: Request | undefined,
  chart: Lifecycle,
): readonly Sighting[] {
  const effect = after && effectOf(after, chart, kind);
  const start = effect ? [...effect.before, ...effect.shows] : pending ? known(pending) : sightings;
  const byPlatform = (event: EventName) => moverOf(event) === 'platform';
  // Until the request takes effect the instance stays where it was accepted, come what may.
  return effect?.shows.every((shown) => shown === readSighting('gone'))
    ? sightings.filter((status) => start.includes(status))
    : reachableSightings(chart, start, byPlatform, kind);
}

function notesOn(
  { pending = [], failure = [], target }: WaiterLists,
  stale: readonly Sighting[],
  goal: readonly Sighting[],
  after: Request | undefined,
): string[] {
  const strangers = [...pending, ...failure].filter((word) => readSighting(word) === undefined);
  const twice = target.filter((word) => pending.includes(word) || failure.includes(word));
  const early = goal.filter((status) => stale.includes(status));
  return [
    ...strangers.map((word) => `${word} is no status of this edition; listing it does no harm`),
    ...twice.map((word) => `${word} is a target and on another list, too`),
    ...early.map(
      (status) =>
        `${status} is also the status before ${after}: a poll that comes too early takes it for the end`,
    ),
  ];
}
