// Checks a hand-written waiter against the chart: lists of pending, target and failing statuses, as
// Terraform providers, SDKs and scripts have them.

import {
  type EventName,
  lifecycle as instanceLifecycle,
  type Kind,
  type Lifecycle,
  moverOf,
  type Request,
  requests,
} from '../../machines/index.js';
import { listNames } from '../../machines/internal.js';
import {
  type ObservedStatus,
  observedStatuses,
  prospectsOf,
  reachableStatuses,
  readObservedStatus,
} from './lifecycle/index.js';
import { effectOf } from './wait/index.js';

/** A waiter as its author wrote it. */
export interface WaiterLists {
  /**
   * The statuses that it waits on; a status on none of its lists is an error to it. Left out for a
   * waiter that waits on every status that is neither target nor failure, as openstacksdk does.
   */
  readonly pending?: readonly string[];
  /** The statuses that it waits for; `DELETED`, `deleted` or `gone` for a 404. */
  readonly target: readonly string[];
  /** The statuses that it gives up on. */
  readonly failure?: readonly string[];
  /** The request that it waits after; derived from the target unless given. */
  readonly after?: Request;
  /** The kind of instance; any kind unless given. */
  readonly kind?: Kind;
  /** Whether it waits for the platform to repair a faulty instance; no unless given. */
  readonly allowRecovery?: boolean;
  /** The lifecycle to check against; that of a DCS instance unless given. */
  readonly lifecycle?: Lifecycle;
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
  /** What is wrong, and what to do about it, in one line. */
  readonly message: string;
}

/** What is wrong with a waiter, and how to mend it. */
export interface WaiterReport {
  /** What is wrong with it. */
  readonly findings: readonly WaiterFinding[];
  /** What is worth knowing, but not wrong by the lists alone. */
  readonly notes: readonly string[];
  /** The lists that the chart suggests. */
  readonly better: {
    /** What to wait on. */
    readonly pending: readonly ObservedStatus[];
    /** What to wait for. */
    readonly target: readonly ObservedStatus[];
    /** What to give up on. */
    readonly failure: readonly ObservedStatus[];
  };
}

/**
 * Checks the lists of a waiter against the chart.
 *
 * @param lists - what it waits on, for, and gives up on
 * @throws RangeError when there is no target
 *
 * @example
 * ```ts
 * const { findings } = lintWaiter({ pending: ['RUNNING'], target: ['DELETED'] });
 * const [first] = findings;
 * `${first?.finding} ${first?.status}`; // 'unexpected CREATEFAILED'
 * ```
 */
export function lintWaiter(lists: WaiterLists): WaiterReport {
  const { lifecycle = instanceLifecycle, target, failure = [], kind, allowRecovery } = lists;
  if (target.length === 0) throw new RangeError('target: expected at least one status');
  const goal = known(target);
  const after = lists.after ?? requestFor(goal, lifecycle, kind);
  const possible = possibleStatuses(lists, after, lifecycle);
  // The statuses from before the request, which can still lead to the target.
  const stale = after ? (effectOf(after, lifecycle, kind)?.before ?? []) : [];
  const prospects =
    goal.length > 0 ? prospectsOf(goal, { lifecycle, kind, allowRecovery }) : undefined;
  const isHopeful = (status: ObservedStatus) =>
    prospects?.of(status) === 'pending' || (stale.includes(status) && !goal.includes(status));

  const listed = (status: ObservedStatus) => known([...target, ...failure]).includes(status);
  const isPending = (status: ObservedStatus) =>
    !listed(status) && (lists.pending ? known(lists.pending).includes(status) : true);
  const candidates = possible.filter((status) => readObservedStatus('gone') !== status);

  const unexpected = candidates.filter(
    (status) => isHopeful(status) && !isPending(status) && !goal.includes(status),
  );
  const inVain = candidates.filter((status) => isPending(status) && !isHopeful(status));
  const never = target.filter((name) => {
    const status = readObservedStatus(name);
    return status === undefined || !possible.includes(status);
  });

  const better = [...new Set([...(prospects?.pending ?? []), ...stale])].filter(
    (status) => candidates.includes(status) && !goal.includes(status),
  );
  return {
    findings: [
      ...unexpected.map((status) => unexpectedFinding(lists, status)),
      ...never.map((status) => neverFinding(status, possible, lifecycle)),
      ...inVain.map((status) => inVainFinding(lists, status)),
    ],
    notes: notesOn(lists, stale, goal, after),
    better: {
      pending: better,
      target: goal,
      failure: candidates.filter((status) => !better.includes(status) && !goal.includes(status)),
    },
  };
}

function unexpectedFinding({ target, failure = [] }: WaiterLists, status: string): WaiterFinding {
  const mistaken = failure.includes(status) ? 'a failure' : 'unexpected';
  const message = `${status} is legal on the way to ${anyOf(target)}, and ${mistaken} to this waiter: add it to pending`;
  return { finding: 'unexpected', status, message };
}

function neverFinding(
  status: string,
  possible: readonly ObservedStatus[],
  lifecycle: Lifecycle,
): WaiterFinding {
  const message = readObservedStatus(status)
    ? `${status} cannot come from where this waiter starts: ${listNames(possible)} can`
    : `${status} is no status; the statuses are ${listNames(lifecycle.table.statuses)}`;
  return { finding: 'neverComes', status, message };
}

function inVainFinding({ target }: WaiterLists, status: string): WaiterFinding {
  const message = `${anyOf(target)} cannot follow ${status} without an operator, and this waiter waits until its timeout: make it a failure`;
  return { finding: 'waitsInVain', status, message };
}

const anyOf = (names: readonly string[]) => listNames(names, 'or');

/** The statuses of a list that the chart knows. */
function known(names: readonly string[]): ObservedStatus[] {
  return names.flatMap((name) => readObservedStatus(name) ?? []);
}

/** The request that a target needs, when the platform leads there from nowhere else. */
function requestFor(
  goal: readonly ObservedStatus[],
  lifecycle: Lifecycle,
  kind: Kind | undefined,
): Request | undefined {
  if (goal.length === 0 || prospectsOf(goal, { lifecycle, kind }).pending.length > 0)
    return undefined;
  return requests.find((request) =>
    effectOf(request, lifecycle, kind)?.shows.some((shown) => goal.includes(shown)),
  );
}

/** Every status that the waiter can observe. */
function possibleStatuses(
  { pending, kind }: WaiterLists,
  after: Request | undefined,
  lifecycle: Lifecycle,
): readonly ObservedStatus[] {
  const effect = after && effectOf(after, lifecycle, kind);
  const start = effect
    ? [...effect.before, ...effect.shows]
    : pending
      ? known(pending)
      : observedStatuses;
  const byPlatform = (event: EventName) => moverOf(event) === 'platform';
  // Until a deletion takes effect, the instance keeps the status in which it was accepted.
  return effect?.shows.every((shown) => shown === readObservedStatus('gone'))
    ? observedStatuses.filter((status) => start.includes(status))
    : reachableStatuses(lifecycle, start, byPlatform, kind);
}

function notesOn(
  { pending = [], failure = [], target }: WaiterLists,
  stale: readonly ObservedStatus[],
  goal: readonly ObservedStatus[],
  after: Request | undefined,
): string[] {
  const unknownNames = [...pending, ...failure].filter(
    (name) => readObservedStatus(name) === undefined,
  );
  const twice = target.filter((name) => pending.includes(name) || failure.includes(name));
  const early = goal.filter((status) => stale.includes(status));
  return [
    ...unknownNames.map((name) => `${name} is no status of this edition; listing it does no harm`),
    ...twice.map((name) => `${name} is a target and also on another list`),
    ...early.map(
      (status) =>
        `${status} is also the status before ${after}: a poll that comes too early takes it for the end`,
    ),
  ];
}
