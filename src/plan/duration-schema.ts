// Reads durations as people write them: a number and a unit.

import ms from 'ms';
import * as z from 'zod';
import { formatDuration, longestMs } from './duration.js';
import { writtenAs } from './json-schema.js';
import { expected } from './schema-parts.js';

const part = /(\d+(\.\d+)?|\.\d+)(ms|s|m|h|d|w)/;
const form = new RegExp(`^${part.source}( ${part.source})*$`);
const wanted = 'a duration with a unit (ms, s, m, h, d, w), such as "30s", "1.5h" or "7d 3h"';

/** How others write one: text with a unit, or nothing at all. */
const written =
  (...zero: readonly (number | string)[]) =>
  () => ({
    anyOf: [
      { type: 'string', pattern: form.source, maxLength: 40 },
      ...(zero.length > 0 ? [{ enum: zero }] : []),
    ],
  });

/**
 * A duration as a document has it, such as `30s`, `1.5h`, `7d 3h` or `0`; its value is in
 * milliseconds, rounded to a whole number. Negative ones, those above {@link longestMs} and numbers
 * without a unit are refused.
 *
 * @example
 * ```ts
 * durationSchema.parse('1.5h'); // 5_400_000
 * ```
 */
export const durationSchema = writtenAs(z.unknown(), written(0, '0'), 'duration').transform(
  durationIn,
);

function durationIn(value: unknown, context: z.RefinementCtx): number {
  if (value === 0 || value === '0') return 0;
  const refuse = (message: string) => {
    context.issues.push({ code: 'custom', message, input: value });
    return z.NEVER;
  };
  if (typeof value !== 'string') return refuse(expected(wanted, value));
  if (value.length > 40 || !form.test(value)) {
    const negative = /^-\s*[\d.]/.test(value) ? '; a duration is never negative' : '';
    return refuse(`${expected(wanted, value)}${negative}`);
  }
  const parts = value.split(' ').map((text) => ms(text as ms.StringValue));
  const durationMs = Math.round(parts.reduce((sum, partMs) => sum + partMs, 0));
  if (durationMs > longestMs)
    return refuse(`expected at most ${formatDuration(longestMs)}, got ${value}`);
  return durationMs;
}

/** A duration above 0. */
export const positiveDurationSchema = writtenAs(z.unknown(), written(), 'positiveDuration')
  .transform(durationIn)
  .refine((durationMs) => durationMs > 0, {
    error: 'expected a duration above 0 (at least 1ms)',
  });
