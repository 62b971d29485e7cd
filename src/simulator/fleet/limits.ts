// Choosing one of several by 32 random bits, and by more where these do not decide: so what is likely costs
// little, and what is rare is not rounded to a multiple of 2^-32.

import type { Stream } from './stream.js';

/** Where one of several ends. */
export interface Limit {
  /** Chosen when 32 random bits, as a whole number, are below this and not below the limit before. */
  readonly limit: number;
  /** When the bits are the limit itself, chosen with this probability. */
  readonly atLimit: number;
}

/**
 * Lays probabilities end to end; the last one takes what they lack to 1. Wholes and fractions of 2^-32 are added
 * up apart, so that a probability of 1e-12 keeps its digits beside one of nearly 1.
 */
export function limitsOf(probabilities: readonly number[]): Limit[] {
  const limits: Limit[] = [];
  let [limit, atLimit] = [2 ** 32, 0];
  for (const probability of probabilities.toReversed()) {
    limits.unshift({ limit, atLimit });
    const share = probability * 2 ** 32;
    limit -= Math.floor(share);
    atLimit -= share % 1;
    if (atLimit < 0) {
      limit--;
      atLimit++;
    }
  }
  // Beyond a limit within the same 2^-32, only the rest of that is left.
  return limits.map(({ limit, atLimit }, i) => {
    const before = limits[i - 1];
    if (before?.limit !== limit) return { limit, atLimit };
    return { limit, atLimit: (atLimit - before.atLimit) / (1 - before.atLimit) };
  });
}

/** How many top bits of 32 tell in nearly all cases which one is chosen. */
export const topBits = 8;

/** By the top bits, the position of the one that is chosen whatever the other bits are; -1 where these matter. */
export function decidedByTop(limits: readonly Limit[]): number[] {
  const width = 2 ** (32 - topBits);
  return Array.from({ length: 2 ** topBits }, (_, top) => {
    const from = top * width;
    const position = limits.findIndex(({ limit }) => from <= limit);
    return (limits[position] as Limit).limit >= from + width ? position : -1;
  });
}

/** Chooses one, by its position. The inner loop of a fleet does the same, written out. */
export function choose(limits: readonly Limit[], stream: Stream): number {
  const chance = stream.uint32();
  const position = limits.findIndex(
    ({ limit, atLimit }) => chance < limit || (chance === limit && stream.fraction() < atLimit),
  );
  return position < 0 ? limits.length - 1 : position;
}
