// What the fields of records are made of. Records come from outside, in snapshots and in database files,
// so each field says what it takes.

import { z } from 'zod';
import { lifecycle, type StateName } from '../../../machines/index.js';
import { expected, longestMs, mapping, numberWhere, oneOf } from '../../plan/internal.js';

const text = (what: string) =>
  z.string({ error: ({ input }) => expected(what, input) }).max(100_000, 'too long');

/** Any text. */
export const anyText = text('text');

/** Any text, or null where there is none. */
export const textOrNull = anyText.nullable();

/** What a record is found by. */
export const id = text('an id').regex(/^.{1,200}$/su, 'expected an id of 1 to 200 characters');

/** A uuid, as instances and what belongs to them are called. */
export const uuid = text('a uuid').regex(
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'expected a uuid in lower case',
);

/** Yes or no. */
export const flag = z.boolean({ error: ({ input }) => expected('true or false', input) });

/** How many there are, or were. */
export const count = numberWhere(
  `a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
  (n) => Number.isSafeInteger(n) && n >= 0,
);

/** An amount, which may have a fraction. */
export const amount = numberWhere('a number from 0 to 1000000000', (n) => n >= 0 && n <= 1e9);

/** The service's time ends with the year 9999; a phase that begins there still has an end. */
const latestMs = Date.UTC(10_000, 0) + 2 * longestMs;
const earliestMs = -62_167_219_200_000;

/** Milliseconds since 1970. */
export const time = numberWhere(
  'a time: milliseconds since 1970, from the year 0 to the year 11999',
  (ms) => ms >= earliestMs && ms <= latestMs,
);

/** Milliseconds since 1970, or null for what has no time yet. */
export const timeOrNull = time.nullable();

/** Where the chart can have an instance. */
export const state = oneOf('state', lifecycle.table.states as readonly StateName[]);

/** Texts by their names. */
export const texts = z.record(anyText, anyText, {
  error: ({ input }) => expected('a mapping from names to texts', input),
});

/** How something that takes time went. */
export const ending = oneOf('ending', ['underWay', 'succeeded', 'failed'] as const);

/** A record: an id, its place among the others, and what else is in `shape`. */
export const record = <S extends z.ZodRawShape>(what: string, shape: S) =>
  mapping(what, { id, seq: count, ...shape });
