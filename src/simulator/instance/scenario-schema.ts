// Reads scenarios from documents.

import { z } from 'zod';
import {
  deleted,
  eventMeanings,
  kinds,
  outcomes,
  requests,
  statuses,
} from '../../../machines/index.js';
import { outcomeNouns } from '../../../machines/internal.js';
import { InputError, type Plan, presets } from '../../plan/index.js';
import {
  durationSchema,
  either,
  expected,
  isMapping,
  line,
  listOf,
  mapping,
  oneOf,
  parseInput,
  planSchemaOver,
  positiveDurationSchema,
  wholeNumber,
} from '../../plan/internal.js';
import {
  type Scenario,
  type ScenarioEnd,
  type ScheduledFault,
  type ScheduledRequest,
  type UnplannedEvent,
  type UnplannedList,
  unplannedEvents,
} from './scenario.js';
import { issuesOf } from './scenario-checks.js';

const occurrence = {
  at: durationSchema,
  every: positiveDurationSchema.optional(),
  until: durationSchema.optional(),
};

const requestSchema = mapping('a request (a mapping with at and request)', {
  ...occurrence,
  request: oneOf('request', requests),
  takes: durationSchema.optional(),
  outcome: oneOf('outcome', outcomes).optional(),
}).transform(
  ({ at, every, until, takes, request, outcome }): ScheduledRequest => ({
    atMs: at,
    everyMs: every,
    untilMs: until,
    request,
    takesMs: takes,
    outcome,
  }),
);

const unplannedSchema = ({ outcome, endsAfter }: UnplannedEvent) =>
  mapping(`a ${outcomeNouns[outcome]} (a mapping with at)`, {
    ...occurrence,
    [endsAfter]: durationSchema.optional(),
  }).transform(
    ({ at, every, until, ...more }): ScheduledFault => ({
      atMs: at,
      everyMs: every,
      untilMs: until,
      recoversAfterMs: (more as Readonly<Record<string, number | undefined>>)[endsAfter],
    }),
  );

const unplannedShape = Object.fromEntries(
  unplannedEvents.map((sort) => [
    sort.list,
    listOf(`a list of ${sort.list}`, unplannedSchema(sort))
      .describe(`when ${eventMeanings[sort.outcome]}, as a list`)
      .optional(),
  ]),
) as unknown as Record<UnplannedList, z.ZodOptional<z.ZodType<readonly ScheduledFault[]>>>;
const unplannedLists = unplannedEvents.map(({ list }) => list);

const endSchema = either<ScenarioEnd, ScenarioEnd>(
  isMapping,
  mapping('a duration, or a mapping with reaches and within', {
    reaches: oneOf('status', [...statuses, deleted] as const),
    within: positiveDurationSchema,
  }).transform(({ reaches, within }) => ({ type: 'goal', reaches, withinMs: within })),
  positiveDurationSchema.transform((atMs) => ({ type: 'time', atMs })),
);

const seedSchema = wholeNumber(0, Number.MAX_SAFE_INTEGER);

const startSchema = z.iso
  .datetime({
    offset: true,
    error: ({ input }) => expected('a time with its zone, such as "2026-01-01T00:00:00Z"', input),
  })
  .transform((time) => Date.parse(time));

/** The time of birth unless a scenario says so, in milliseconds since 1970. */
const defaultStartMs = Date.UTC(2000, 0, 1);

/** The schema of a scenario that may name some plans. */
export function scenarioSchemaOver(plans: Readonly<Record<string, Plan>> = presets) {
  const keys = ['kind', 'plan', 'requests', ...unplannedLists, 'end'].join(', ');
  return mapping(`a scenario (a mapping with ${keys})`, {
    name: line('a name').optional(),
    kind: oneOf('kind', kinds),
    plan: planSchemaOver(plans),
    seed: seedSchema.optional(),
    instance_id: line('an id').optional(),
    start: startSchema.optional(),
    requests: listOf('a list of requests', requestSchema).optional(),
    ...unplannedShape,
    end: endSchema,
  }).transform(
    ({ name, kind, plan, seed, end, ...rest }): Scenario => ({
      name,
      kind,
      plan,
      seed,
      instanceId: rest.instance_id ?? 'instance-1',
      startMs: rest.start ?? defaultStartMs,
      requests: rest.requests ?? [],
      ...unplannedOf(rest),
      end,
    }),
  );
}

const unplannedOf = (
  given: { readonly [L in UnplannedList]?: readonly ScheduledFault[] | undefined },
) =>
  Object.fromEntries(unplannedLists.map((list) => [list, given[list] ?? []])) as Record<
    UnplannedList,
    readonly ScheduledFault[]
  >;

/**
 * Reads a scenario.
 *
 * @param data - what a YAML or JSON file holds: `kind`, `plan` and `end`, and if wanted `name`,
 *   `seed`, `instance_id`, `start`, `requests` and `faults`
 * @param plans - the plans that it may name; the presets unless given
 * @throws `InputError` with everything that is wrong with it
 *
 * @example
 * ```ts
 * const scenario = parseScenario({
 *   kind: 'ha',
 *   plan: 'documented',
 *   requests: [{ at: '1d', request: 'restart', every: '7d' }],
 *   end: '30d',
 * });
 * scenario.end; // { type: 'time', atMs: 2_592_000_000 }
 * ```
 */
export function parseScenario(
  data: unknown,
  plans: Readonly<Record<string, Plan>> = presets,
): Scenario {
  const scenario = parseInput(scenarioSchemaOver(plans), data);
  const [first, ...rest] = issuesOf(scenario);
  if (first) throw new InputError([first, ...rest]);
  return scenario;
}
