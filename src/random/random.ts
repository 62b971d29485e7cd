// Seeded random numbers. The same seed and stream give the same numbers on every machine; different seeds or
// streams give independent numbers.

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** The next number, uniform in [0, 1) with 53 random bits. */
export type Random = () => number;

/** The seed where neither a caller nor a document names one. */
export const defaultSeed = 1;

/**
 * Creates a source of random numbers (xoroshiro128+).
 *
 * @param seed - which experiment: a whole number from 0 to `Number.MAX_SAFE_INTEGER`
 * @param stream - which of the seed's independent sequences, in the same range; 0 unless given
 * @throws RangeError when the seed or the stream is anything else
 *
 * @example
 * ```ts
 * const first = createRandom(42, 0);
 * const second = createRandom(42, 1);
 * first(); // 0.28166422646714206
 * second(); // 0.637290873793833
 * ```
 */
export function createRandom(seed: number, stream = 0): Random {
  requireWhole('seed', seed);
  requireWhole('stream', stream);
  // Not pure-rand's jump(): reaching stream n takes n jumps, a hash reaches each at once. Within a
  // seed no two streams share a state, and no state is all zero, since the hash is a bijection.
  const key = splitMix64(splitMix64(BigInt(seed)) + BigInt(stream));
  const generator = xoroshiro128plusFromState([
    ...halves(splitMix64(key)),
    ...halves(splitMix64(key + GOLDEN_GAMMA)),
  ]);
  return () => uniformFloat64(generator);
}

const GOLDEN_GAMMA = 0x9e3779b97f4a7c15n;

/** Steele, Lea and Flood 2014, in the form of https://prng.di.unimi.it/splitmix64.c */
function splitMix64(state: bigint): bigint {
  let z = BigInt.asUintN(64, state + GOLDEN_GAMMA);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

function halves(word: bigint): [high: number, low: number] {
  return [Number(BigInt.asIntN(32, word >> 32n)), Number(BigInt.asIntN(32, word))];
}

function requireWhole(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(
      `a ${what} is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}; got ${value}`,
    );
  }
}
