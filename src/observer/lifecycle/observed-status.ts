// What a poll can see: one of the chart's statuses, or that the instance is gone. Any other word is
// one that this chart does not know, and stays what it is.

import { deleted, type Status, statuses } from '../../../machines/index.js';

/** What the chart can say of an instance from outside: a status, or `deleted` (the API answers 404). */
export type Sighting = Status | typeof deleted;

/** Every sighting there is, `deleted` last. */
export const sightings: readonly Sighting[] = [...statuses, deleted];

/** The other words that clients use for an instance that is no more. */
const wordsForGone = ['gone', 'DELETED'];

const known = new Map<string, Sighting>([
  ...sightings.map((each): [string, Sighting] => [each, each]),
  ...wordsForGone.map((word): [string, Sighting] => [word, deleted]),
]);

/**
 * Reads what a probe or a trace says. `gone` and `DELETED` mean `deleted`; statuses are spelled as
 * the API does, in capitals.
 *
 * @returns undefined for a word that the chart does not know, such as a status of another edition
 */
export function readSighting(word: string): Sighting | undefined {
  return known.get(word);
}

/** Says what was seen, to follow "the instance". */
export function phraseOf(word: string): string {
  return readSighting(word) === deleted ? 'is gone' : `is ${word}`;
}

/** Writes names as a list for people, in English: `A, B and C`, or with `or`. */
export function listOf(names: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(names);
}
