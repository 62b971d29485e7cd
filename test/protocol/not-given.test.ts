// Clients whose language has no "absent" send null, an empty text or an empty object when they mean nothing.
// Every part of a request that can be left out takes them for that.

import { z } from 'zod';
import { operations } from '../../src/protocol/index.js';

/** A part of a request, by operation, place and name. */
type Part = readonly [name: string, schema: z.ZodType];

/** The object behind what is coded, refined or piped. */
function shapeOf(schema: unknown): Readonly<Record<string, z.ZodType>> {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>;
  const { in: before, out: after, innerType } = Object((schema as { def?: object })?.def);
  for (const inner of [innerType, after, before]) {
    const shape = inner ? shapeOf(inner) : {};
    if (Object.keys(shape).length > 0) return shape;
  }
  return {};
}

const partsOf = (place: 'body' | 'query'): Part[] =>
  operations.flatMap((operation) =>
    Object.entries(shapeOf(operation[place])).map(
      ([name, schema]): Part => [`${operation.id} ${place} ${name}`, schema],
    ),
  );
const optional = (parts: readonly Part[]) =>
  parts.filter(([, schema]) => schema.safeParse(undefined).success);
const read = (schema: z.ZodType, value: unknown) => schema.safeParse(value);

const bodies = optional(partsOf('body'));
const queries = optional(partsOf('query'));

test('there are such parts to look at', () => {
  expect(bodies.length).toBeGreaterThan(60);
  expect(queries.length).toBeGreaterThan(60);
});

test.each(bodies)('%s: null and an empty text are as good as nothing', (name, schema) => {
  const nothing = read(schema, undefined);
  for (const value of [null, '']) {
    const { success, data } = read(schema, value);
    // An empty description is given: it clears the one there is.
    const isCleared = /update(Instance|ConfigTemplate) body description$/.test(name);
    expect({ value, success, data: isCleared ? undefined : data }).toEqual({
      value,
      success: true,
      data: isCleared ? undefined : nothing.data,
    });
  }
});

test.each(queries)('%s: an empty text is as good as nothing', (_name, schema) => {
  expect(read(schema, '')).toEqual(read(schema, undefined));
});
