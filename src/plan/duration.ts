// Durations as people write them, a number and a unit; in the program they are whole milliseconds.

import ms from 'ms';
import { z } from 'zod';
import { writtenAs } from './json-schema.js';
import { expected } from './schema-parts.js';

/** The longest duration there is, in milliseconds: a thousand years of 365 days. */
export const longestMs = 1000 * 365 * ms('1d');

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

const units = [
  ['d', ms('1d')],
  ['h', ms('1h')],
  ['m', ms('1m')],
] as const;

/**
 * Writes a duration without loss, in the units that it is made of, as `durationSchema` reads it.
 *
 * @param durationMs - a whole number of milliseconds, at least 0
 *
 * @example
 * ```ts
 * formatDuration(93_784_250); // '1d 2h 3m 4.25s'
 * ```
 */
export function formatDuration(durationMs: number): string {
  let restMs = durationMs;
  const parts: string[] = [];
  for (const [unit, unitMs] of units) {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  if (restMs > 0 || parts.length === 0) parts.push(`${restMs / 1000}s`);
  return parts.join(' ');
}
