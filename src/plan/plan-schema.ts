// Plans as documents: the name of a preset, or a mapping of the phases that differ from one. The chart says how
// a phase can end.

import * as z from 'zod';
import { listNames, outcomesThat } from '../../machines/internal.js';
import { distributionSchema } from './distribution-schema.js';
import { writtenAs } from './json-schema.js';
import { type OtherEndKey, otherEndsAmong, type Phase, type PhaseName, phases } from './phases.js';
import {
  otherProbabilitiesIn,
  type PasswordReset,
  type PhasePlan,
  type Plan,
  probabilityOfOtherEnds,
} from './plan.js';
import { type PresetName, presets } from './presets.js';
import { either, line, mapping, numberWhere, oneOf } from './schema-parts.js';
import { parseInput } from './validation.js';

const probability = numberWhere('a probability from 0 to 1', (p) => p >= 0 && p <= 1, {
  minimum: 0,
  maximum: 1,
}).optional();

/** The schema of what a plan says of one phase: only ends that the chart has there. */
function phaseSchema({ name, outcomes }: Phase): z.ZodType<PhasePlan> {
  const keys = otherEndsAmong(outcomes).map(({ key }) => key);
  const shape = {
    takes: distributionSchema,
    ...Object.fromEntries(keys.map((key) => [key, probability])),
  };
  return mapping(`what ${name} ${Object.keys(shape).join(', ')}`, shape)
    .transform(({ takes, ...ends }) => ({
      takes,
      ...otherProbabilitiesIn(ends as Partial<Record<OtherEndKey, number>>),
    }))
    .refine((given) => probabilityOfOtherEnds(given) <= 1, {
      error: `${listNames(keys)} together exceed 1`,
    });
}

const phasesSchema = mapping(
  'a mapping from phases to what they take',
  Object.fromEntries(phases.map((phase) => [phase.name, phaseSchema(phase).optional()])),
  'phase',
);

const badEnds = otherEndsAmong(outcomesThat('endsBadly')).map(({ key }) => key);

const passwordResetSchema: z.ZodType<PasswordReset> = mapping(
  `how likely a reset of the password ${listNames(badEnds)}`,
  Object.fromEntries(badEnds.map((key) => [key, probability])),
).refine((given) => probabilityOfOtherEnds(given as PasswordReset) <= 1, {
  error: `${listNames(badEnds)} together exceed 1`,
}) as z.ZodType<PasswordReset>;

/** The schema of a plan that is written out. */
export const writtenPlanSchema = mapping(
  "a plan's name, or a mapping with the keys name, like, phases, removal, switchover, passwordReset",
  {
    name: line('a name').optional(),
    like: oneOf('plan', Object.keys(presets) as PresetName[]).optional(),
    phases: phasesSchema.optional(),
    removal: distributionSchema.optional(),
    switchover: distributionSchema.optional(),
    passwordReset: passwordResetSchema.optional(),
  },
).transform(({ name, like = 'instant', phases: own, removal, switchover, passwordReset }): Plan => {
  const given = Object.entries(own ?? {}).filter(([, phase]) => phase !== undefined);
  const differing = Object.fromEntries(given) as Partial<Record<PhaseName, PhasePlan>>;
  return {
    ...presets[like],
    name: name ?? `like ${like}`,
    phases: { ...presets[like].phases, ...differing },
    ...(removal && { removal: { takes: removal } }),
    ...(switchover && { switchover: { takes: switchover } }),
    ...(passwordReset && { passwordReset }),
  };
});

/** What a plan is called by in other documents: one of the presets, or a file, which the reader of the file finds. */
const nameOrFile = writtenAs(z.string(), () => ({
  anyOf: [{ enum: Object.keys(presets) }, { type: 'string', minLength: 1 }],
}));

/**
 * The schema of a plan: a name out of `named`, or a plan that is written out.
 *
 * @param named - the plans that have a name; the presets unless given
 */
export function planSchemaOver(named: Readonly<Record<string, Plan>> = presets): z.ZodType<Plan> {
  const byName = oneOf('plan', Object.keys(named)).transform((name) => named[name] as Plan);
  return either((value) => typeof value === 'string', byName, writtenPlanSchema, {
    written: [nameOrFile, writtenPlanSchema],
    id: 'plan',
  });
}

/**
 * A plan as a document has it: a preset's name, or a mapping with `name`, `like`, `phases`, `removal`, which
 * is how long a deleted instance can still be seen, `switchover`: `30s`, `{uniform: [1m, 30m]}`, and
 * `passwordReset`: `{fails: 0.1}`.
 */
export const planSchema: z.ZodType<Plan> = planSchemaOver(presets);

/**
 * Reads a plan. Phases that it does not name are those of the preset that it is `like`, which is
 * `instant` unless it says so; ERROR, which no preset ends, lasts unless the plan says how long.
 *
 * @param data - what a YAML or JSON file holds
 * @throws `InputError` with everything that is wrong with it
 *
 * @example
 * ```ts
 * parsePlan({ like: 'documented', phases: { RESTARTING: { takes: '23s', fails: 0.02 } } });
 * ```
 */
export function parsePlan(data: unknown): Plan {
  return parseInput(planSchema, data);
}
