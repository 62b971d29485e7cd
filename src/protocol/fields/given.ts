// What counts as given: neither an absent key, nor null, nor an empty string, for clients send all
// three when they mean nothing. Booleans and numbers may come as text.

import { z } from 'zod';

const orNothing = (value: unknown) => (value === null || value === '' ? undefined : value);

/** A part that can be left out; null and an empty string mean that it was. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(orNothing, schema.optional());

/** Whether a value holds nothing but what languages without "absent" send for it. */
const isZero = (value: unknown): boolean => {
  if (value === undefined || value === null || value === '' || value === 0) return true;
  return typeof value === 'object' && Object.values(value).every(isZero);
};

/**
 * A part that can be left out; a zero, an empty list and an object with nothing else in it mean that it was,
 * for clients whose language has no "absent" send its zero values.
 */
export const unlessZero = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (isZero(value) ? undefined : value), schema.optional());

/** A part that must be there; null and an empty string mean that it is not. */
export const required = <S extends z.ZodType>(schema: S) => z.preprocess(orNothing, schema);

const asBoolean = (value: unknown) => {
  if (typeof value !== 'string') return value;
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : value;
};

/** True or false, also as text in any case. */
export const flag = () => z.preprocess(asBoolean, z.boolean());

/** True when it says so in any form, and false for everything else. */
export const isTrue = () =>
  z.preprocess((value) => asBoolean(value) === true, z.boolean()).default(false);

const asNumber = (value: unknown) =>
  typeof value === 'string' && /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;

/** A whole number within bounds, also as text. */
export const whole = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(asNumber, z.int().min(min).max(max));

/** A number, also as text. */
export const decimal = () => z.preprocess(asNumber, z.number());
