// Reads workloads from documents. The chart says which requests, statuses and reactions a workload can name
// for at least one kind; the checks of profiles find what a certain kind cannot do.

import { z } from 'zod';
import {
  type Kind,
  kinds,
  lifecycle,
  type Request,
  requests,
  type StateName,
} from '../../../machines/index.js';
import { formatDuration } from '../../plan/index.js';
import {
  distributionSchema,
  either,
  expected,
  isMapping,
  longestMs,
  mapping,
  positiveDurationSchema,
} from '../../plan/internal.js';
import { type Distribution, mean } from '../../random/index.js';
import { reactions, statesOutOfService, whyNotArrive, whyNotReact } from './possible-steps.js';
import { hazards, type Reaction, repairs, type Unasked } from './profile.js';
import { never, type WrittenReactions, type WrittenWorkload, wait } from './written-profile.js';

/** Says what is wrong with a distribution; undefined when nothing is. */
export function unusable(distribution: Distribution): string | undefined {
  // Also for NaN, which an extreme shape or sigma can give.
  if (mean(distribution) <= longestMs) return undefined;
  return `expected a distribution with a mean of at most ${formatDuration(longestMs)}`;
}

const afterSchema = (what: string) => mapping(what, { after: distributionSchema });

/** `never`, and nothing else. */
const neverSchema = (what: string) =>
  z.literal(never, { error: ({ input }) => expected(what, input) });

const often = 'never, {every: 7d} (7d on average) or {after: 7d} (after any distribution)';

const arrivalSchema = either<Distribution, typeof never>(
  isMapping,
  mapping(often, {
    every: positiveDurationSchema.optional(),
    after: distributionSchema.optional(),
  })
    .meta({ minProperties: 1, maxProperties: 1 })
    .transform(({ every, after }, context): Distribution => {
      if (every !== undefined && after === undefined) return { type: 'exponential', mean: every };
      if (after !== undefined && every === undefined) return after;
      const message = `expected every or after, got ${every === undefined ? 'neither' : 'both'}`;
      context.issues.push({ code: 'custom', message, input: { every, after } });
      return z.NEVER;
    }),
  neverSchema(often),
  { id: 'arrival' },
);

const recovers = 'never, or {after: 20m} (after any distribution)';
const recoverySchema = either<Distribution, typeof never>(
  isMapping,
  afterSchema(recovers).transform(({ after }) => after),
  neverSchema(recovers),
  { id: 'recovery' },
);

/**
 * A mapping from names to one schema. A name that would do nothing for any kind of instance is
 * answered with the reason.
 *
 * @param what - what it is, to follow "expected"
 * @param noun - what a key of it is called
 * @param whyNot - the reason against a name, for one of the kinds
 * @param least - how many names there have to be, for other programs
 */
function choiceOf<N extends string, T>(
  what: string,
  noun: string,
  names: readonly N[],
  value: z.ZodType<T>,
  whyNot: (name: N, kind: Kind) => string | undefined,
  least = 0,
): z.ZodType<Partial<Record<N, T>>> {
  const reasons = new Map<string, string | undefined>(
    names.flatMap((name) =>
      kinds.every((kind) => whyNot(name, kind)) ? [[name, whyNot(name, kinds[0])]] : [],
    ),
  );
  const possible = names.filter((name) => !reasons.has(name));
  const shape = Object.fromEntries(possible.map((name) => [name, value.optional()]));
  const refused = z.record(z.string(), z.unknown()).transform((given, context) => {
    for (const name of Object.keys(given)) {
      const message = reasons.get(name);
      if (message) context.issues.push({ code: 'custom', message, path: [name], input: given });
    }
    return z.NEVER;
  });
  const allowed = mapping(what, shape, noun).meta({ minProperties: least });
  return either<unknown, unknown>(
    (given) => isMapping(given) && Object.keys(given).some((name) => reasons.has(name)),
    refused,
    allowed,
    { written: [allowed] },
  ) as z.ZodType<Partial<Record<N, T>>>;
}

const requestsSchema = choiceOf<Request, Distribution | typeof never>(
  'a mapping from requests to how often they arrive',
  'request',
  requests,
  arrivalSchema,
  (request, kind) => whyNotArrive(lifecycle, kind, request),
);

const reactsSchema = (state: StateName): z.ZodType<WrittenReactions> => {
  const what = `${wait}, or a mapping from reactions to when, such as {recreate: {after: 1h}}`;
  return either<Partial<Record<Reaction, Distribution>>, typeof wait>(
    isMapping,
    choiceOf<Reaction, Distribution>(
      what,
      'reaction',
      reactions,
      afterSchema('{after: 10m} (after any distribution)').transform(({ after }) => after),
      (reaction, kind) => whyNotReact(lifecycle, kind, state, reaction),
      1,
    ).refine((given) => Object.keys(given).length > 0, { error: `expected ${what}, got none` }),
    z.literal(wait, { error: ({ input }) => expected(what, input) }),
  );
};

const outOfService = statesOutOfService(lifecycle);

const optional = (some: readonly Unasked[], schema: z.ZodType) =>
  Object.fromEntries(some.map(({ key }) => [key, schema.optional()]));

const workloadShape = {
  requests: requestsSchema.optional(),
  ...optional(hazards, arrivalSchema),
  ...optional(repairs, recoverySchema),
  reactions: mapping(
    'a mapping from statuses out of service to what the operator does',
    Object.fromEntries(outOfService.map((state) => [state, reactsSchema(state).optional()])),
    'status out of service',
  ).optional(),
};

/** The schema of a workload: `requests`, `fault`, `recovery` and `reactions`, none of them needed. */
export const workloadSchema: z.ZodType<WrittenWorkload> = mapping(
  `a workload (a mapping with ${Object.keys(workloadShape).join(', ')})`,
  workloadShape,
) as z.ZodType<WrittenWorkload>;
