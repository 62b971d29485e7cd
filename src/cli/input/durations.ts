// Durations as the values of options, in the form that plans have.

import { InvalidArgumentError } from 'commander';
import { positiveDurationSchema } from '../../plan/internal.js';

/** Reads a duration above 0; its value is in milliseconds. */
export function durationMs(text: string): number {
  const { success, data, error } = positiveDurationSchema.safeParse(text);
  if (success) return data;
  throw new InvalidArgumentError(`${error.issues[0]?.message ?? ''}.`);
}

/** Checks a duration above 0 whose text goes into a document. */
export function durationText(text: string): string {
  durationMs(text);
  return text;
}
