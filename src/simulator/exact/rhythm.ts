// How fast a process may beat. Clocks that ring at nearly fixed times make instances act in step for
// long, at frequencies that an inversion with too few terms would not even see. This tells up to which
// frequency it has to look: beyond it no cycle of the process keeps time until the moment asked for.

import type { Chain } from './chain.js';
import { Renewal } from './renewal.js';

/** A beat weaker than this does not count. */
const faint = 1e-10;

/** Frequencies looked at per octave; transforms of single stays have no narrower peaks. */
const perOctave = 6;

/** The rhythm of a chain, up to some time. */
export class Rhythm {
  readonly #chain: Chain;
  readonly #damping: number;
  readonly #longestStayMs: number;
  /** Per octave the largest absolute values of the transformed steps in it. */
  readonly #octaves = new Map<number, Float64Array>();

  /** @param untilMs - the latest time that will be asked for */
  constructor(chain: Chain, untilMs: number) {
    this.#chain = chain;
    this.#damping = 15 / untilMs;
    const stays = chain.reached.map((i) => chain.stays[i]?.meanMs as number);
    this.#longestStayMs = Math.max(0, ...stays.filter(Number.isFinite));
  }

  /**
   * How strong a beat may still be at a time, 0 to 1.
   *
   * @param fromPerMs - looking only at frequencies above this, in radians per millisecond
   */
  strengthAt(atMs: number, fromPerMs: number): number {
    // A beat of that frequency has been through so many cycles, each of one stay or more.
    const beats = (fromPerMs * atMs) / (2 * Math.PI);
    const cycles = Math.min(2 ** 40, Math.max(beats, atMs / this.#longestStayMs));
    const steps = this.#octave(Math.floor(Math.log2(fromPerMs)));
    const strength = powerNorm(steps, cycles) * Math.exp(this.#damping * atMs);
    return strength < faint ? 0 : Math.min(1, strength);
  }

  #octave(exponent: number): Float64Array {
    const known = this.#octaves.get(exponent);
    if (known) return known;
    const line = { damping: this.#damping, stepPerMs: 2 ** exponent / perOctave };
    const renewal = new Renewal(this.#chain, line, 2 * perOctave);
    const largest = renewal.stepSizes(perOctave);
    for (let k = perOctave + 1; k < 2 * perOctave; k++) {
      renewal.stepSizes(k).forEach((size, i) => {
        largest[i] = Math.max(largest[i] as number, size);
      });
    }
    this.#octaves.set(exponent, largest);
    return largest;
  }
}

/** The largest row sum of a power of a square matrix, the exponent rounded down to a power of 2. */
function powerNorm(matrix: Float64Array, exponent: number): number {
  const n = Math.sqrt(matrix.length);
  let power = matrix;
  for (let left = exponent; left >= 2; left /= 2) {
    const next = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        const factor = power[i * n + k] as number;
        if (factor < Number.MIN_VALUE) continue;
        for (let j = 0; j < n; j++) {
          next[i * n + j] = (next[i * n + j] as number) + factor * (power[k * n + j] as number);
        }
      }
    }
    power = next;
  }
  const sums = Array.from({ length: n }, (_, i) =>
    power.subarray(i * n, (i + 1) * n).reduce((sum, each) => sum + each, 0),
  );
  return Math.max(...sums);
}
