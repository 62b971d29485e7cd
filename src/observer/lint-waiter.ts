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
  meantStatus,
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
   * `waitsInVain` – a status on which it waits until the timeout, for the target cannot follow;
   * `noStatus` – it waits on words of which none is a status.
   */
  readonly finding: 'unexpected' | 'neverComes' | 'waitsInVain' | 'noStatus';
  /** The status, as the waiter spells it; the first of them for `noStatus`. */
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
  // A target that is misspelt is a finding; what it means still says what the lists would be.
  const goal =
    known(target).length > 0 ? known(target) : target.flatMap((name) => meantStatus(name) ?? []);
  const after = lists.after ?? requestFor(goal, lifecycle, kind);
  // The statuses from before the request, which can still lead to the target.
  const stale = after ? (effectOf(after, lifecycle, kind)?.before ?? []) : [];
  const prospects =
    goal.length > 0 ? prospectsOf(goal, { lifecycle, kind, allowRecovery }) : undefined;
  const statuses = lists.pending && known(lists.pending);
  /** The pending names, when none of them is a status. */
  const foreign = statuses?.length === 0 ? (lists.pending ?? []) : [];
  const start = statuses?.length === 0 ? prospects?.pending : statuses;
  const possible = possibleStatuses(start, { after, lifecycle, kind });
  const isHopeful = (status: ObservedStatus) =>
    prospects?.of(status) === 'pending' || (stale.includes(status) && !goal.includes(status));

  const listed = (status: ObservedStatus) => known([...target, ...failure]).includes(status);
  const isPending = (status: ObservedStatus) =>
    !listed(status) && (lists.pending ? known(lists.pending).includes(status) : true);
  const candidates = possible.filter((status) => readObservedStatus('gone') !== status);

  const unexpected = candidates.filter(
    (status) =>
      foreign.length === 0 && isHopeful(status) && !isPending(status) && !goal.includes(status),
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
      ...(foreign.length > 0 ? [noStatusFinding(foreign, better)] : []),
      ...unexpected.map((status) => unexpectedFinding(lists, status)),
      ...never.map((status) => neverFinding(status, possible, lifecycle)),
      ...inVain.map((status) => inVainFinding(lists, status)),
    ],
    notes: notesOn(lists, { stale, goal, after, foreign }),
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
    : `${status} is no status; ${suggestion(status) || `the statuses are ${listNames(lifecycle.table.statuses)}`}`;
  return { finding: 'neverComes', status, message };
}

/** The status that a word may mean, as a question; empty when none is near. */
function suggestion(name: string): string {
  const meant = meantStatus(name);
  return meant ? `did you mean ${meant}?` : '';
}

function noStatusFinding(
  names: readonly string[],
  better: readonly ObservedStatus[],
): WaiterFinding {
  const words = names.length === 1 ? `${names[0]} is` : `none of ${listNames(names)} is`;
  const meant = [...new Set(names.flatMap((name) => meantStatus(name) ?? []))];
  const message = [
    `${words} ${names.length === 1 ? 'no' : 'a'} status, so this waiter waits on none`,
    meant.length > 0 && `did you mean ${listNames(meant)}?`,
    meant.length === 0 && better.length > 0 && `wait on ${listNames(better)}`,
  ]
    .filter(Boolean)
    .join('; ');
  return { finding: 'noStatus', status: names[0] ?? '', message };
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

/**
 * Every status that the waiter can observe.
 *
 * @param pending - where it can start; anywhere when there is none
 */
function possibleStatuses(
  pending: readonly ObservedStatus[] | undefined,
  {
    after,
    lifecycle,
    kind,
  }: { after: Request | undefined; lifecycle: Lifecycle; kind: Kind | undefined },
): readonly ObservedStatus[] {
  const effect = after && effectOf(after, lifecycle, kind);
  const start = effect
    ? [...effect.before, ...effect.shows]
    : pending?.length
      ? pending
      : observedStatuses;
  const byPlatform = (event: EventName) => moverOf(event) === 'platform';
  // Until a deletion takes effect, the instance keeps the status in which it was accepted.
  return effect?.shows.every((shown) => shown === readObservedStatus('gone'))
    ? observedStatuses.filter((status) => start.includes(status))
    : reachableStatuses(lifecycle, start, byPlatform, kind);
}

function notesOn(
  { pending = [], failure = [], target }: WaiterLists,
  {
    stale,
    goal,
    after,
    foreign,
  }: {
    stale: readonly ObservedStatus[];
    goal: readonly ObservedStatus[];
    after: Request | undefined;
    /** The pending names, when none of them is a status. */
    foreign: readonly string[];
  },
): string[] {
  const unknownNames = [...pending, ...failure].filter(
    (name) => readObservedStatus(name) === undefined && !foreign.includes(name),
  );
  const twice = target.filter((name) => pending.includes(name) || failure.includes(name));
  const early = goal.filter((status) => stale.includes(status));
  return [
    ...unknownNames.map(
      (name) =>
        `${name} is no status of this edition; ${suggestion(name) || 'listing it does no harm'}`,
    ),
    ...twice.map((name) => `${name} is a target and also on another list`),
    ...early.map(
      (status) =>
        `${status} is also the status before ${after}: a poll that comes too early takes it for the end`,
    ),
  ];
}
