// Plans, exceptions from them and rules of faults, as they are kept: read already, durations in
// milliseconds. What a phase may end with is asked of the chart, as when they were written.

import { z } from 'zod';
import { endsWork, outcomes } from '../../../../machines/index.js';
import { listNames } from '../../../../machines/internal.js';
import { type Plan, phases } from '../../../plan/index.js';
import {
  either,
  expected,
  isMapping,
  listOf,
  longestMs,
  mapping,
  numberWhere,
  type OtherEnd,
  type OtherEndKey,
  oneOf,
  otherEnds,
  probabilityOfOtherEnds,
} from '../../../plan/internal.js';
import { operations } from '../../../protocol/index.js';
import { type Distribution, mean } from '../../../random/index.js';
import {
  anyAnswer,
  type FaultRule,
  knownName,
  longestLatencyMs,
  type Override,
  plannedNames,
  selectionShape,
  started,
} from '../../rules/index.js';
import { anyText, count, record, time } from '../../store/index.js';

const duration = numberWhere(
  `a duration: 0 to ${longestMs} milliseconds`,
  (ms) => ms >= 0 && ms <= longestMs,
);
const shape = numberWhere('a number above 0', (n) => n > 0);
const spread = numberWhere('a number of at least 0', (n) => n >= 0);

const forms: { [K in Distribution['type']]: z.ZodType<Extract<Distribution, { type: K }>> } = {
  fixed: mapping('a duration', { type: z.literal('fixed'), value: duration }),
  uniform: mapping('two durations', { type: z.literal('uniform'), min: duration, max: duration })
    // A range that is the wrong way round has no draw.
    .refine(({ min, max }) => min <= max, { error: 'expected min to be at most max' }),
  exponential: mapping('a mean', { type: z.literal('exponential'), mean: duration }),
  lognormal: mapping('a median and sigma', {
    type: z.literal('lognormal'),
    median: duration,
    sigma: spread,
  }),
  weibull: mapping('a scale and shape', { type: z.literal('weibull'), scale: duration, shape }),
};

const typed = z.looseObject(
  { type: oneOf('distribution', Object.keys(forms) as Distribution['type'][]) },
  { error: ({ input }) => expected('a distribution (a mapping with type)', input) },
);

const distribution: z.ZodType<Distribution> = typed.transform((value, context): Distribution => {
  const result = forms[value.type].safeParse(value);
  if (!result.success) {
    for (const issue of result.error.issues)
      context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  }
  if (mean(result.data) <= longestMs) return result.data;
  const message = `expected a distribution with a mean of at most ${longestMs} milliseconds`;
  context.issues.push({ code: 'custom', message, input: value });
  return z.NEVER;
});

const probability = numberWhere('a probability from 0 to 1', (p) => p >= 0 && p <= 1);
const never = numberWhere('0: the chart has no such end there', (p) => p === 0);

const otherEndKeys = otherEnds.map(({ key }) => key);
const chanceNames = listNames(otherEndKeys);
const chancesShape = <T extends z.ZodType>(schemaOf: (chance: OtherEnd) => T) =>
  Object.fromEntries(otherEnds.map((end) => [end.key, schemaOf(end)])) as Record<OtherEndKey, T>;

const provenance = mapping('where it comes from', {
  pages: listOf('a list of pages', anyText),
  inferred: anyText.exactOptional(),
  assumed: anyText.exactOptional(),
}).exactOptional();

const phasePlans = phases.map(({ name, outcomes: ends }) => {
  const shape = {
    takes: distribution,
    ...chancesShape(({ outcome }) => (ends.includes(outcome) ? probability : never)),
    provenance,
  };
  const plan = mapping(`what ${name} takes, ${chanceNames}`, shape).refine(
    (given) => probabilityOfOtherEnds(given) <= 1,
    { error: `${chanceNames} together exceed 1` },
  );
  return [name, plan.exactOptional()] as const;
});

const badEnds = otherEnds.flatMap(({ key, outcome }) => (endsWork(outcome) ? [key] : []));

/** A plan as it is kept. */
export const planSchema: z.ZodType<Plan> = mapping('a plan (a mapping with name and phases)', {
  name: anyText,
  phases: mapping('a mapping from phases to plans', Object.fromEntries(phasePlans), 'phase'),
  removal: mapping('what a removal takes', { takes: distribution, provenance }).exactOptional(),
  passwordReset: mapping(
    `how likely a reset of the password ${listNames(badEnds)}`,
    Object.fromEntries(badEnds.map((key) => [key, probability.exactOptional()])),
  ).exactOptional(),
  switchover: mapping('what a switchover takes', {
    takes: distribution,
    provenance,
  }).exactOptional(),
});

const operationNames = [...new Set(operations.flatMap(({ name, id }) => [name, id]))];
const operation = knownName(
  'operation',
  [...Object.keys(started), ...operationNames],
  'docs/api.md lists them',
);
const selection = mapping('a choice of instances', selectionShape);

const phaseChange = mapping(`what is different: takes, outcome, ${otherEndKeys.join(', ')}`, {
  takes: either((value) => value === 'never', z.literal('never'), distribution).optional(),
  outcome: oneOf('outcome', outcomes).optional(),
  ...chancesShape(() => probability.optional()),
});

/** An exception from the plan. */
export const overrideSchema: z.ZodType<Override> = record('an override (a mapping)', {
  selection,
  phase: oneOf('phase', plannedNames).optional(),
  operation: operation.optional(),
  change: either(
    (value) => isMapping(value) && 'plan' in value,
    mapping('a plan', { plan: planSchema }),
    phaseChange,
  ),
  uses: count.optional(),
  forMs: duration.optional(),
  untilMs: time.optional(),
  used: count,
});

/** A rule of faults. */
export const faultRuleSchema: z.ZodType<FaultRule> = record('a fault rule (a mapping)', {
  operations: listOf('a list of operations', operation).optional(),
  api: oneOf('API', [...new Set(operations.map(({ api }) => api))]).optional(),
  selection,
  effect: mapping('what happens: answer, latencyMs, drop', {
    answer: anyAnswer.optional(),
    latencyMs: numberWhere(
      `0 to ${longestLatencyMs} milliseconds`,
      (ms) => ms >= 0 && ms <= longestLatencyMs,
    ).optional(),
    drop: oneOf('moment', ['request', 'answer'] as const).optional(),
  }),
  times: count.optional(),
  forMs: duration.optional(),
  untilMs: time.optional(),
  probability: probability.optional(),
  seen: count,
  hits: count,
});
