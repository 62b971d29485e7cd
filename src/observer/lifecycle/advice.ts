// What would help an instance to a goal that it does not reach by itself, in the chart's own steps and
// in words.

import {
  deleted,
  type EventName,
  isPlanned,
  type Lifecycle,
  lifecycle,
  type Outcome,
  outcomeNouns,
  outcomes,
  type Path,
  putsRight,
  type Request,
  requestPhrases,
  requests,
  roleOf,
  statusOf,
} from '../../../machines/index.js';
import { listOf, phraseOf, type Sighting } from './observed-status.js';
import type { ProspectOptions } from './prospects.js';
import { countsAsProgress } from './prospects.js';
import { reachableSightings } from './state-sets.js';

/** What would bring an instance to a goal. */
export interface Advice {
  /** Requests, any one of which leads there if all goes well. */
  readonly requests: readonly Request[];
  /** What the platform might do without being asked, and nobody should count on. */
  readonly outcomes: readonly Outcome[];
  /** The shortest way there; undefined when none is left. */
  readonly path?: Path;
  /** One line for people. */
  readonly message: string;
}

/** What an operator can hope for from the platform, and the option that waits for it. */
interface Hope {
  readonly outcome: Outcome;
  readonly phrase: string;
  readonly option: keyof ProspectOptions;
}

const hopes: readonly Hope[] = [
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

/** Ends of which a good way has none. */
const setbacks = outcomes.filter(
  (outcome) => roleOf(outcome) === 'endsBadly' || !isPlanned(outcome),
);

/**
 * Says what would help.
 *
 * @param seen - what the instance is
 * @param goal - what is waited for
 *
 * @example
 * ```ts
 * adviceFor('ERROR', ['RUNNING']).message;
 * // 'the instance is in ERROR; RUNNING needs restart or a recovery by the platform; pass allowRecovery to wait for one'
 * ```
 */
export function adviceFor(
  seen: Sighting,
  goal: readonly Sighting[],
  options: ProspectOptions = {},
): Advice {
  const { chart = lifecycle, kind } = options;
  const leads = (isAllowed: (event: EventName) => boolean, from: readonly Sighting[] = [seen]) =>
    reachableSightings(chart, from, isAllowed, kind).some((each) => goal.includes(each));

  const helpful = requests.filter((request) => {
    const targets = targetsOf(chart, request, seen, kind);
    const goesWell = (event: EventName) => roleOf(event) === 'endsWell';
    return targets.length > 0 && leads(goesWell, targets);
  });
  const hoped = hopes.filter(
    ({ outcome }) =>
      !countsAsProgress(outcome, options) &&
      leads((event) => event === outcome || countsAsProgress(event, options)),
  );
  const path = shortest(chart, seen, goal, kind);
  return {
    requests: helpful,
    outcomes: hoped.map(({ outcome }) => outcome),
    ...(path && { path }),
    message: `${where(seen)}; ${help(chart, { seen, kind, goal, helpful, hoped, path })}`,
  };
}

const where = (seen: Sighting) =>
  seen === deleted ? 'the instance is gone' : `the instance is in ${seen}`;

/** Where a request leads from a sighting, for a kind of instance or, when it is not known, for any. */
function targetsOf(
  chart: Lifecycle,
  request: Request,
  seen: Sighting,
  kind: ProspectOptions['kind'],
): Sighting[] {
  return chart.edges
    .filter(({ event, kinds }) => event === request && (!kind || kinds.includes(kind)))
    .filter(({ leaves }) => leaves.map(statusOf).includes(seen))
    .map(({ to }) => statusOf(to));
}

/** The shortest way on which nothing goes wrong, or else the shortest of all. */
function shortest(
  chart: Lifecycle,
  from: Sighting,
  goal: readonly Sighting[],
  kind: ProspectOptions['kind'],
): Path | undefined {
  for (const without of [setbacks, []]) {
    const paths = goal.flatMap(
      (to) => chart.path({ from, to, without, ...(kind && { kind }) }) ?? [],
    );
    const [best] = paths.sort((a, b) => a.steps.length - b.steps.length);
    if (best) return best;
  }
  return undefined;
}

interface Findings {
  readonly seen: Sighting;
  readonly kind: ProspectOptions['kind'];
  readonly goal: readonly Sighting[];
  readonly helpful: readonly Request[];
  readonly hoped: readonly Hope[];
  readonly path: Path | undefined;
}

function help(chart: Lifecycle, { seen, kind, goal, helpful, hoped, path }: Findings): string {
  const wanted = listOf(goal, 'disjunction');
  const names = helpful.map((request) => requestPhrases[request]);
  const phrases = hoped.map(({ phrase }) => phrase);
  if (names.length + phrases.length > 0) {
    const options = [...new Set(hoped.map(({ option }) => option))];
    const waitForIt = options.length
      ? `; pass ${listOf(options, 'disjunction')} to wait for one`
      : '';
    return `${wanted} needs ${listOf([...names, ...phrases], 'disjunction')}${waitForIt}`;
  }
  if (path) {
    const asked = path.steps.filter(({ mover }) => mover === 'operator');
    return `${wanted} needs ${asked.map(({ event }) => requestPhrases[event as Request]).join(', then ')}`;
  }
  const left = requests.filter((request) => targetsOf(chart, request, seen, kind).length > 0);
  const rest = left.length
    ? `; all that is left to do is to ${listOf(
        left.map((request) => requestPhrases[request]),
        'disjunction',
      )} it`
    : '';
  return `${wanted} can never follow${rest}`;
}

/** Says in one line what an instance is doing, to explain a wait that ran out of time. */
export function stateOfAffairs(seen: string, chart: Lifecycle = lifecycle): string {
  const isAtWork = chart.hasTag(seen as Sighting, 'transitional');
  return `the instance ${phraseOf(seen)}${isAtWork ? ', and the platform is at work' : ''}`;
}
