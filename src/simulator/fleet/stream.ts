// The fleet's random numbers: xoshiro128++ on four 32-bit words, seeded per instance by a hash, and
// ziggurats for exponential and normal deviates. Ours instead of a library's, because the inner loop spends
// most of its time here: `npm run bench` shows the difference.

import { exponentialLayers, normalLayers } from './ziggurat.js';

const two32 = 2 ** 32;

// As constants of their own, these cost the loop no look-up.
const { width: expWidth, bound: expBound, outer: expOuter, inner: expInner } = exponentialLayers;
const { width: norWidth, bound: norBound, outer: norOuter, inner: norInner } = normalLayers;

/**
 * A stream of random numbers that can be set to the start of any of 2^53 sequences.
 *
 * @example
 * const stream = new Stream(42);
 * stream.startAt(7); // the sequence of instance 7
 * stream.exponential(30_000); // a deviate of mean 30 000
 */
export class Stream {
  /** Its state, four words of 32 bits. The inner loop of a fleet has variables of its own in their place. */
  a = 0;
  b = 0;
  c = 0;
  d = 0;
  readonly #key: readonly [number, number, number, number];

  /**
   * @param seed - which experiment: a whole number from 0 to `Number.MAX_SAFE_INTEGER`
   * @param set - which of its sets of sequences
   */
  constructor(seed: number, set = 0) {
    const [low, high] = [seed | 0, Math.floor(seed / two32) | 0];
    const word = (n: number) => mix(mix(low ^ Math.imul(n, 0x9e3779b9)) ^ mix(high + n));
    this.#key = [word(4 * set + 1), word(4 * set + 2), word(4 * set + 3), word(4 * set + 4)];
  }

  /** Goes to the start of a sequence: a whole number from 0 to `Number.MAX_SAFE_INTEGER`. */
  startAt(index: number): void {
    const [k0, k1, k2, k3] = this.#key;
    // The first two words are a bijection of the index, so no two sequences start alike.
    this.a = mix(index ^ k0);
    this.b = mix((Math.floor(index / two32) ^ k1) + this.a);
    this.c = mix(this.a ^ k2);
    // All zero is the one state that the generator cannot leave.
    this.d = mix(this.b ^ k3) | 1;
  }

  /** Goes on from another state. */
  goOnFrom(a: number, b: number, c: number, d: number): void {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** The next 32 random bits, as a signed integer. */
  bits(): number {
    const a = this.a;
    const d = this.d;
    const sum = (a + d) | 0;
    const b = this.b;
    const c = this.c ^ a;
    const e = d ^ b;
    this.b = b ^ c;
    this.a = a ^ e;
    this.c = c ^ (b << 9);
    this.d = (e << 11) | (e >>> 21);
    return (((sum << 7) | (sum >>> 25)) + a) | 0;
  }

  /** The next 32 random bits, as a number from 0 to 2^32 - 1. */
  uint32(): number {
    return this.bits() >>> 0;
  }

  /** Uniform strictly between 0 and 1, in steps of 2^-32. */
  uniform(): number {
    return (this.uint32() + 0.5) / two32;
  }

  /** At least 0 and below 1, in steps of 2^-53: finer than {@link uniform}, for what is hardly ever drawn. */
  fraction(): number {
    const high = this.uint32();
    return (high * 2 ** 21 + (this.uint32() >>> 11)) / 2 ** 53;
  }

  /** An exponential deviate. */
  exponential(mean: number): number {
    const bits = this.bits();
    const layer = bits >>> 24;
    const mantissa = bits & 0xffffff;
    const x = (mantissa + 0.5) * (expWidth[layer] as number);
    // The mean is a factor on either side, because V8 would box a number that a call may return.
    return mantissa < (expBound[layer] as number)
      ? x * mean
      : this.exponentialEdge(layer, x) * mean;
  }

  /** The hundredth exponential deviate or so, of mean 1: beyond what the layer holds for certain. */
  exponentialEdge(layer: number, x: number): number {
    // The tail of an exponential is the exponential once more.
    if (layer === 0) return exponentialLayers.tail + this.exponential(1);
    const outer = expOuter[layer] as number;
    const inner = expInner[layer] as number;
    return outer + this.uniform() * (inner - outer) < Math.exp(-x) ? x : this.exponential(1);
  }

  /** A normal deviate of mean 0. */
  normal(deviation: number): number {
    const bits = this.bits();
    const layer = bits >>> 24;
    const mantissa = (bits & 0xffffff) - 0x800000;
    const x = (mantissa + 0.5) * (norWidth[layer] as number);
    const size = mantissa < 0 ? -1 - mantissa : mantissa;
    return size < (norBound[layer] as number)
      ? x * deviation
      : this.#normalEdge(layer, x) * deviation;
  }

  #normalEdge(layer: number, x: number): number {
    if (layer === 0) {
      // Marsaglia's tail: an exponential beyond the edge, kept with the right probability.
      const { tail } = normalLayers;
      for (;;) {
        const beyond = this.exponential(1 / tail);
        if (this.exponential(2) > beyond * beyond) return x < 0 ? -tail - beyond : tail + beyond;
      }
    }
    const outer = norOuter[layer] as number;
    const inner = norInner[layer] as number;
    return outer + this.uniform() * (inner - outer) < Math.exp((-x * x) / 2) ? x : this.normal(1);
  }
}

/** Spreads 32 bits over 32 bits, reversibly (constants by Wellons, "hash prospector"). */
function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
