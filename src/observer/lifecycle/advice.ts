// What would bring an instance to a goal that it does not reach by itself, as steps of the chart and in
// words.

import {
  deleted,
  type EventName,
  lifecycle as instanceLifecycle,
  isPlanned,
  isRequest,
  type Lifecycle,
  type Outcome,
  outcomes,
  type Path,
  putsRight,
  type Request,
  requestPhrases,
  requests,
  roleOf,
  statusOf,
} from '../../../machines/index.js';
import { listNames, outcomeNouns } from '../../../machines/internal.js';
import { meantStatus } from './meant-status.js';
import { type ObservedStatus, predicateOf, readObservedStatus } from './observed-status.js';
import { countsAsProgress, type ProspectOptions } from './prospects.js';
import { reachableStatuses } from './state-sets.js';

/** What would bring an instance to a goal. */
export interface Advice {
  /** Requests, any one of which leads there if all goes well. */
  readonly requests: readonly Request[];
  /** Outcomes that the platform may report unasked, and that a wait counts on only if told to. */
  readonly outcomes: readonly Outcome[];
  /** The shortest way there; undefined when none is left. */
  readonly path?: Path;
  /** One line for people. */
  readonly message: string;
}

/** An outcome that would help and may never come, and the option that makes a wait count on it. */
interface UncertainOutcome {
  readonly outcome: Outcome;
  readonly phrase: string;
  readonly option: keyof ProspectOptions;
}

const uncertainOutcomes: readonly UncertainOutcome[] = [
  ...outcomes.filter(putsRight).map((outcome) => ({
    outcome,
    phrase: `a ${outcomeNouns[outcome]} by the platform`,
    option: 'allowRecovery' as const,
  })),
  ...outcomes
    .filter((outcome) => !isPlanned(outcome))
    .map((outcome) => ({
      outcome,
      phrase: `a ${outcomeNouns[outcome]}`,
      option: 'allowFaults' as const,
    })),
];

/** Outcomes that a good way avoids. */
const setbacks = outcomes.filter(
  (outcome) => roleOf(outcome) === 'endsBadly' || !isPlanned(outcome),
);

/**
 * Says what would bring an instance to a goal.
 *
 * @param seen - the status of the instance
 * @param goal - the statuses that fulfil the goal; `goalStatuses` makes them of any goal
 * @param options - what counts as progress
 *
 * @example
 * ```ts
 * adviceFor('ERROR', ['RUNNING']).outcomes; // ['recover']
 * adviceFor('RUNNING', ['EXTENDING']).message; // 'the instance is in RUNNING; EXTENDING needs extend'
 * ```
 */
export function adviceFor(
  seen: ObservedStatus,
  goal: readonly ObservedStatus[],
  options: ProspectOptions = {},
): Advice {
  const { lifecycle = instanceLifecycle, kind } = options;
  const leads = (
    isAllowed: (event: EventName) => boolean,
    from: readonly ObservedStatus[] = [seen],
  ) => reachableStatuses(lifecycle, from, isAllowed, kind).some((each) => goal.includes(each));

  const helpful = requests.filter((request) => {
    const targets = targetsOf(lifecycle, request, seen, kind);
    const goesWell = (event: EventName) => roleOf(event) === 'endsWell';
    return targets.length > 0 && leads(goesWell, targets);
  });
  const isPending = leads((event) => countsAsProgress(event, options));
  const hoped = uncertainOutcomes.filter(
    ({ outcome }) =>
      !isPending && leads((event) => event === outcome || countsAsProgress(event, options)),
  );
  const path = shortest(lifecycle, seen, goal, kind, [setbacks, []]);
  return {
    requests: helpful,
    outcomes: hoped.map(({ outcome }) => outcome),
    ...(path && { path }),
    message: `${where(seen)}; ${
      isPending ? byItself(seen, goal) : help(lifecycle, { seen, kind, goal, helpful, hoped, path })
    }`,
  };
}

const where = (seen: ObservedStatus) =>
  seen === deleted ? 'the instance is gone' : `the instance is in ${seen}`;

/** Where a request leads from a status, for one kind of instance or, without one, for any. */
function targetsOf(
  lifecycle: Lifecycle,
  request: Request,
  seen: ObservedStatus,
  kind: ProspectOptions['kind'],
): ObservedStatus[] {
  return lifecycle.edges
    .filter(({ event, kinds }) => event === request && (!kind || kinds.includes(kind)))
    .filter(({ leaves }) => leaves.map(statusOf).includes(seen))
    .map(({ to }) => statusOf(to));
}

/** The shortest way without some outcomes, or else without others. */
function shortest(
  lifecycle: Lifecycle,
  from: ObservedStatus,
  goal: readonly ObservedStatus[],
  kind: ProspectOptions['kind'],
  avoided: readonly (readonly Outcome[])[],
): Path | undefined {
  for (const without of avoided) {
    const paths = goal.flatMap(
      (to) => lifecycle.path({ from, to, without, ...(kind && { kind }) }) ?? [],
    );
    const [best] = paths.sort((a, b) => a.steps.length - b.steps.length);
    if (best) return best;
  }
  return undefined;
}

interface Findings {
  readonly seen: ObservedStatus;
  readonly kind: ProspectOptions['kind'];
  readonly goal: readonly ObservedStatus[];
  readonly helpful: readonly Request[];
  readonly hoped: readonly UncertainOutcome[];
  readonly path: Path | undefined;
}

const byItself = (seen: ObservedStatus, goal: readonly ObservedStatus[]): string =>
  goal.includes(seen)
    ? 'that is the goal'
    : `the platform can bring it to ${listNames(goal, 'or')} by itself`;

function help(lifecycle: Lifecycle, { seen, kind, goal, helpful, hoped, path }: Findings): string {
  const wanted = listNames(goal, 'or');
  const names = helpful.map((request) => requestPhrases[request]);
  const phrases = hoped.map(({ phrase }) => phrase);
  if (names.length + phrases.length > 0) {
    const options = [...new Set(hoped.map(({ option }) => option))];
    const waitForIt = options.length ? `; pass ${listNames(options, 'or')} to wait for one` : '';
    return `${wanted} needs ${listNames([...names, ...phrases], 'or')}${waitForIt}`;
  }
  if (path) {
    // A way on which nothing is left to hope for, where there is one.
    const surest = shortest(lifecycle, seen, goal, kind, [
      [...setbacks, ...outcomes.filter(putsRight)],
      setbacks,
      [],
    ]);
    const needed = (surest ?? path).steps.flatMap(({ event }) => {
      if (isRequest(event)) return requestPhrases[event];
      return uncertainOutcomes.find(({ outcome }) => outcome === event)?.phrase ?? [];
    });
    return `${wanted} needs ${needed.join(', then ')}`;
  }
  const left = requests.filter((request) => targetsOf(lifecycle, request, seen, kind).length > 0);
  const rest = left.length
    ? `; all that is left to do is to ${listNames(
        left.map((request) => requestPhrases[request]),
        'or',
      )} it`
    : '';
  return `${wanted} can never follow${rest}`;
}

/** Says in one line what an instance is doing, to explain a wait that timed out. */
export function describeStatus(seen: string, lifecycle: Lifecycle = instanceLifecycle): string {
  if (readObservedStatus(seen) === undefined) {
    const meant = meantStatus(seen);
    const question = meant ? ` (did you mean ${meant}?)` : '';
    return `the instance is ${seen}, which is none of ${lifecycle.table.statuses.join(', ')}${question}`;
  }
  const isAtWork = lifecycle.hasTag(seen as ObservedStatus, 'transitional');
  return `the instance ${predicateOf(seen)}${isAtWork ? ', and the platform is at work' : ''}`;
}
