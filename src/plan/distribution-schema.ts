// How a document writes how long something takes: as a duration, or as a named distribution.

import * as z from 'zod';
import { type Distribution, mean } from '../random/index.js';
import { formatDuration, longestMs } from './duration.js';
import { durationSchema, positiveDurationSchema } from './duration-schema.js';
import { either, expected, isMapping, mapping, numberWhere } from './schema-parts.js';

const bounds = z
  .tuple([durationSchema, durationSchema], {
    error: ({ input }) => expected('two durations, [min, max]', input),
  })
  .refine(([min, max]) => min <= max, { error: 'expected [min, max] with min at most max' });

const forms = {
  fixed: durationSchema.transform((value): Distribution => ({ type: 'fixed', value })),
  uniform: bounds.transform(([min, max]): Distribution => ({ type: 'uniform', min, max })),
  exponential: mapping('a mapping with the key mean', { mean: positiveDurationSchema }).transform(
    ({ mean }): Distribution => ({ type: 'exponential', mean }),
  ),
  lognormal: mapping('a mapping with the keys median and sigma', {
    median: positiveDurationSchema,
    sigma: numberWhere('a number of at least 0', (sigma) => sigma >= 0, {
      minimum: 0,
    }),
  }).transform(({ median, sigma }): Distribution => ({ type: 'lognormal', median, sigma })),
  weibull: mapping('a mapping with the keys scale and shape', {
    scale: positiveDurationSchema,
    shape: numberWhere('a number above 0', (shape) => shape > 0, {
      exclusiveMinimum: 0,
    }),
  }).transform(({ scale, shape }): Distribution => ({ type: 'weibull', scale, shape })),
} satisfies Record<Distribution['type'], z.ZodType<Distribution>>;

const names = Object.keys(forms).join(', ');

const named = mapping(
  `a duration or one distribution (${names})`,
  {
    fixed: forms.fixed.optional(),
    uniform: forms.uniform.optional(),
    exponential: forms.exponential.optional(),
    lognormal: forms.lognormal.optional(),
    weibull: forms.weibull.optional(),
  },
  'distribution',
)
  .meta({ minProperties: 1, maxProperties: 1 })
  .transform((given, context): Distribution => {
    const [only, ...others] = Object.values(given).filter((form) => form !== undefined);
    if (only && others.length === 0) return only;
    // A misspelt name leaves none, and has been reported.
    if (context.issues.length > 0) return z.NEVER;
    const message = `expected exactly one distribution (${names}), got ${others.length ? Object.keys(given).join(' and ') : 'none'}`;
    context.issues.push({ code: 'custom', message, input: given });
    return z.NEVER;
  });

/**
 * A distribution of durations as a document has it: `30s`, `{uniform: [10s, 30m]}`,
 * `{exponential: {mean: 5m}}`, `{lognormal: {median: 5m, sigma: 0.4}}`,
 * `{weibull: {scale: 5m, shape: 1.5}}` or `{fixed: 23s}`; its value is in milliseconds. One whose mean
 * is infinite, or longer than any duration, is refused.
 *
 * @example
 * ```ts
 * distributionSchema.parse({ uniform: ['10s', '1m'] });
 * // { type: 'uniform', min: 10_000, max: 60_000 }
 * ```
 */
export const distributionSchema: z.ZodType<Distribution> = either(isMapping, named, forms.fixed, {
  id: 'distribution',
}).refine((distribution) => mean(distribution) <= longestMs, {
  // The mean of a heavy tail can exceed every duration and even every number.
  error: `expected a distribution with a mean of at most ${formatDuration(longestMs)}`,
});
