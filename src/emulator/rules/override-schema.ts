// Overrides as documents. What a phase can end with, and which kinds ever come to it, is asked of the
// chart; which operations there are, of the service.

import { z } from 'zod';
import { guards, initial, lifecycle, type Outcome, outcomes } from '../../../machines/index.js';
import { listNames } from '../../../machines/internal.js';
import { phases } from '../../plan/index.js';
import {
  type DecidedBesides,
  distributionSchema,
  either,
  endsBesides,
  mapping,
  numberWhere,
  type OtherEndKey,
  oneOf,
  otherEnds,
  otherProbabilitiesIn,
  planSchema,
  positiveDurationSchema,
  probabilityOfOtherEnds,
} from '../../plan/internal.js';
import { knownName } from './names.js';
import { type ChangedChances, endsWanted, type OverrideOrder } from './override.js';
import {
  endsOf,
  isBesides,
  type PlannedName,
  phaseNamed,
  plannedNames,
  started,
} from './phase-start.js';
import { selectionShape } from './selection.js';

const probability = numberWhere('a probability from 0 to 1', (p) => p >= 0 && p <= 1).optional();
const uses = numberWhere(
  'a whole number from 1 to 1000000',
  (n) => Number.isInteger(n) && n >= 1 && n <= 1e6,
).optional();

const otherEndKeys = otherEnds.map(({ key }) => key);
const chancesShape = Object.fromEntries(otherEndKeys.map((key) => [key, probability])) as Record<
  OtherEndKey,
  typeof probability
>;
const chanceNames = listNames(otherEndKeys);

/** The probabilities that an override gives. */
const chancesGiven = (given: Document): ChangedChances =>
  Object.fromEntries(otherEndKeys.map((key) => [key, given[key]]));

/** What an operation of the API, by its name or id, starts of what a plan times. */
type StartedByOperation = Readonly<Record<string, readonly PlannedName[]>>;

const documentOver = (operations: readonly string[]) =>
  mapping('an override (a mapping)', {
    ...selectionShape,
    phase: oneOf('phase', plannedNames).optional(),
    operation: knownName(
      'operation',
      [...Object.keys(started), ...operations],
      'docs/api.md lists them',
    ).optional(),
    plan: planSchema.optional(),
    takes: either((value) => value === 'never', z.literal('never'), distributionSchema).optional(),
    outcome: oneOf('outcome', outcomes).optional(),
    ...chancesShape,
    uses,
    for: positiveDurationSchema.optional(),
  });

type Document = z.infer<ReturnType<typeof documentOver>>;
type Mistake = readonly [key: keyof Document, message: string];

/**
 * The schema of an override: `instance`, `name`, `tag`, `project`, `kind` choose the instances;
 * `phase`, or the `operation` that is its cause, what it is about; `plan`, or `takes`, `outcome` and
 * probabilities such as `fails`, what happens; `uses` how many times, `for` how long.
 *
 * @param byOperation - what each operation of the service, by its name and by its id, starts of what a plan
 *   times; the requests of the chart need not be there
 *
 * @example
 * ```ts
 * const schema = overrideSchemaOver({ resizeInstance: ['EXTENDING'], showInstance: [] });
 * parseInput(schema, { operation: 'extend', name: 'prod-*', outcome: 'fail', uses: 3 });
 * ```
 */
export function overrideSchemaOver(byOperation: StartedByOperation): z.ZodType<OverrideOrder> {
  return documentOver(Object.keys(byOperation)).transform((given, context): OverrideOrder => {
    const mistake = mistakeIn(given, byOperation);
    if (mistake) {
      const [key, message] = mistake;
      context.issues.push({ code: 'custom', path: [key], message, input: given });
      return z.NEVER;
    }
    const { instance, name, tag, project, kind, plan, takes, outcome } = given;
    const { operation } = given;
    return {
      selection: { instance, name, tag, project, kind },
      phase: plannedNameIn(given, byOperation),
      operation: operation !== undefined && !started[operation] ? operation : undefined,
      change: plan ? { plan } : { takes, outcome, ...chancesGiven(given) },
      uses: given.uses,
      forMs: given.for,
    };
  });
}

/** What an override is about: where its operation starts something besides phases, that alone, and not the restart after it. */
function plannedNameIn(given: Document, byOperation: StartedByOperation): PlannedName | undefined {
  const { phase, operation = '' } = given;
  const [only, ...others] = byOperation[operation] ?? [];
  return phase ?? started[operation] ?? (isBesides(only) && !others.length ? only : undefined);
}

/** What the operation of an override starts; undefined when it is for no operation. */
function startsIn({ operation }: Document, byOperation: StartedByOperation) {
  if (operation === undefined) return undefined;
  const own = started[operation];
  return own ? [own] : (byOperation[operation] ?? []);
}

/** Finds what is wrong with an override although each key of it is well formed. */
function mistakeIn(given: Document, byOperation: StartedByOperation): Mistake | undefined {
  const { phase, plan, takes, outcome, operation } = given;
  const changes = (['takes', 'outcome', ...otherEndKeys] as const).filter(
    (key) => given[key] !== undefined,
  );
  const [first] = changes;
  if (plan && first) return [first, 'a plan says this already; give one or the other'];
  if (!plan && !first) {
    return [
      'takes',
      `missing: an override says plan, or some of takes, outcome, ${otherEndKeys.join(', ')}`,
    ];
  }
  const starts = startsIn(given, byOperation);
  if (starts?.length === 0) {
    const able = Object.keys(byOperation).filter(
      (name) => !name.includes('.') && byOperation[name]?.length,
    );
    return [
      'operation',
      `${operation} is done at once, and well; a plan decides these: ${able.join(', ')}`,
    ];
  }
  if (phase && starts && !starts.includes(phase)) {
    return ['operation', `${operation} starts ${starts.join(', ')}, not ${phase}`];
  }
  const [wanted] = otherEndKeys.filter((key) => given[key] !== undefined);
  if (outcome !== undefined && wanted) {
    return ['outcome', `certain already; leave out ${chanceNames}`];
  }
  if (wanted && probabilityOfOtherEnds(otherProbabilitiesIn(chancesGiven(given))) > 1) {
    return [wanted, `${chanceNames} together exceed 1`];
  }
  if (takes === 'never' && changes.length > 1) {
    return ['takes', `what never ends has no end; leave out outcome, ${chanceNames}`];
  }
  const timed = phase ?? (starts?.length === 1 ? starts[0] : undefined);
  return isBesides(timed) ? besidesMistake(given, timed) : phaseMistake(given, timed);
}

function besidesMistake(given: Document, name: DecidedBesides): Mistake | undefined {
  const { takes, kind } = given;
  if (name === 'passwordReset' && takes !== undefined) {
    return ['takes', `a ${name} is answered once it has ended; only its outcome can be said of it`];
  }
  if (takes === 'never') return ['takes', `a ${name} always comes; give it a duration`];
  const allowed = endsBesides(name);
  const wrong = endsWanted(given).find(([, end]) => !allowed.includes(end));
  if (wrong && allowed.length > 0) return [wrong[0], doesNotEnd(name, wrong[1], allowed)];
  if (wrong) return [wrong[0], `a ${name} always ends well; only takes can be said of it`];
  if (name === 'switchover' && kind && !guards.isMasterStandby({ context: { kind } })) {
    return ['kind', `an instance of kind ${kind} never gets to a switchover`];
  }
  return undefined;
}

/** Says which end the chart does not have in the phase that the override is for, or in any. */
function phaseMistake(given: Document, timed: PlannedName | undefined): Mistake | undefined {
  const { kind } = given;
  const only = phaseNamed(timed);
  if (only && kind && !lifecycle.path({ from: initial, to: only.state, kind })) {
    return ['kind', `an instance of kind ${kind} never gets to ${only.name}`];
  }
  const wanted = endsWanted(given);
  const able = ({ state }: { state: (typeof phases)[number]['state'] }) =>
    wanted.every(([, end]) => endsOf(state, kind).includes(end));
  if (only ? able(only) : phases.some(able)) return undefined;
  const allowed = only ? endsOf(only.state, kind) : outcomes;
  const wrong = wanted.find(([, end]) => !allowed.includes(end)) ?? wanted[0];
  return wrong && [wrong[0], doesNotEnd(only?.name, wrong[1], allowed)];
}

const doesNotEnd = (name: string | undefined, end: Outcome, allowed: readonly Outcome[]) =>
  `${name ? `${name} does not end` : 'no phase ends'} with ${end}; allowed: ${allowed.join(', ')}`;
