// The parts from which the schemas of all documents (plans, scenarios, …) are made: mappings that take only the
// keys they know, names from a list, plain text, and values in one of two forms. Each says in one line what it
// allows.

import * as z from 'zod';
import { type JsonSchema, writtenAs } from './json-schema.js';
import { describe, unknownKey } from './validation.js';

/** Writes what is expected where something else, or nothing, was found. */
export function expected(what: string, found: unknown): string {
  return found === undefined
    ? `missing: expected ${what}`
    : `expected ${what}, got ${describe(found)}`;
}

/**
 * A mapping that takes the keys of `shape` and no others.
 *
 * @param what - what it is, to follow "expected"
 * @param shape - the schema of each key
 * @param key - what a key of it is called
 */
export function mapping<S extends z.ZodRawShape>(what: string, shape: S, key = 'key') {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown ${key} ${unknownKey}; allowed: ${Object.keys(shape).join(', ')}`
        : expected(what, issue.input),
  });
}

/**
 * A list whose elements all follow one schema.
 *
 * @param what - what it is, to follow "expected"
 */
export function listOf<T extends z.ZodType>(what: string, element: T) {
  return z.array(element, { error: (issue) => expected(what, issue.input) });
}

/**
 * One of some names.
 *
 * @param what - what is named, without an article
 * @param names - those that are known
 */
export function oneOf<const N extends string>(what: string, names: readonly N[]) {
  return z.enum(names as unknown as readonly [N, ...N[]], {
    error: ({ input }) =>
      `${typeof input === 'string' ? `unknown ${what} ${describe(input)}` : expected(`a ${what}`, input)}; allowed: ${names.join(', ')}`,
  });
}

/** Text that can be shown on a line of a terminal: not empty, not long, no control characters. */
export function line(what: string) {
  const message = `expected ${what}: 1 to 120 characters on one line`;
  // Line separators count as well, and so do the controls that turn the direction of text.
  return z
    .string({ error: ({ input }) => expected(what, input) })
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,120}$/u, message);
}

/**
 * A number within bounds; NaN and the infinities never are.
 *
 * @param what - what it is, to follow "expected"
 * @param holds - whether a finite number will do
 * @param bounds - the same for other programs, as JSON Schema
 */
export function numberWhere(
  what: string,
  holds: (value: number) => boolean,
  bounds: JsonSchema = {},
) {
  const schema = z
    .number({ error: ({ input }) => expected(what, input) })
    .refine(holds, { error: ({ input }) => expected(what, input) });
  return writtenAs(schema, () => ({ type: 'number', ...bounds }));
}

/** A whole number from one to another. */
export const wholeNumber = (from: number, to: number) =>
  numberWhere(
    `a whole number from ${from} to ${to}`,
    (value) => Number.isSafeInteger(value) && value >= from && value <= to,
    { type: 'integer', minimum: from, maximum: to },
  );

/**
 * A value in one of two forms. Only the form that was meant is checked, so that issues are about that form.
 *
 * @param isFirst - tells by the look of a value which form was meant
 * @param options - `written`: the forms in which others may write it, both of them unless given; `id`: what the
 *   value is called where it stands in many places
 */
export function either<A, B>(
  isFirst: (value: unknown) => boolean,
  first: z.ZodType<A>,
  second: z.ZodType<B>,
  options: { readonly written?: readonly z.ZodType[]; readonly id?: string } = {},
): z.ZodType<A | B> {
  const { written = [first, second], id } = options;
  const choice = (of: (form: z.ZodType) => JsonSchema): JsonSchema => {
    const [only, ...others] = written.map(of);
    return only && others.length === 0 ? only : { anyOf: [only, ...others] };
  };
  const value = writtenAs(z.unknown(), choice, id);
  return value.transform((given, context) => {
    const result = (isFirst(given) ? first : second).safeParse(given);
    if (result.success) return result.data;
    for (const issue of result.error.issues)
      context.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

/** Tells a mapping from everything else. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
