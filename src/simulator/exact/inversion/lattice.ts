// How fast a process may beat. Clocks that ring at nearly fixed times make instances act in step for
// long, at frequencies that an inversion with too few terms would not even see. This estimates what
// such an inversion may be off by: what is known to happen next to the moment that is asked for, and
// the part of all instances that is still in step then, nobody knows when.

import type { Chain } from '../chain/chain.js';
import { product, stationaryVector } from '../chain/visits.js';
import { type Atom, type AtomicStep, atomicSteps, atomsOf } from './point-masses.js';
import { birthFirst, Renewal } from './renewal.js';

/** A beat weaker than this does not count. */
const faint = 1e-14;

/** Frequencies looked at per octave; transforms of single stays have no narrower peaks. */
const perOctave = 6;

/** Octaves looked at: what is out of tune in the first may be in tune in the next. */
const octaves = 2;

/** A clock that rings evenly within so small a part of the time is followed as if it were fixed. */
const short = 1 / 200;

/** The rhythm of a chain, up to some time. */
export class Rhythm {
  readonly #chain: Chain;
  readonly #damping: number;
  /** How long a step takes on average, where lives end up that go on slowest; 0 if none goes on. */
  readonly stepMs: number;
  readonly #atoms: readonly Atom[];
  /** Probabilities of the steps that make the atoms, in the order of a {@link Renewal}. */
  readonly #atomic: Float64Array;
  readonly #atomicCauses: readonly (number | undefined)[];
  /** Per octave the largest absolute values of the transforms of all other steps in it. */
  readonly #known = new Map<number, Float64Array>();

  /** @param untilMs - the latest time that will be asked for */
  constructor(chain: Chain, untilMs: number) {
    this.#chain = chain;
    this.#damping = 1 / untilMs;
    this.stepMs = slowestStepMs(chain);
    const { atoms, steps } = atomsWhere(chain, untilMs);
    this.#atoms = atoms;
    const order = birthFirst(chain);
    const n = order.length;
    this.#atomic = new Float64Array(n * n);
    this.#atomicCauses = order.map((i) => steps[i]?.[0]?.cause);
    order.forEach((i, row) => {
      for (const { to, probability } of steps[i] as readonly AtomicStep[]) {
        const at = row * n + order.indexOf(to);
        this.#atomic[at] = (this.#atomic[at] as number) + probability;
      }
    });
  }

  /**
   * The instances that begin to serve, or cease to, within the blur of an inversion around a time: how
   * many, and how much time serving they make a difference of, per instance of all.
   *
   * @param fromPerMs - frequencies below this, in radians per millisecond, are in the inversion
   */
  atomsAround(atMs: number, fromPerMs: number): { probability: number; lengthMs: number } {
    // The taper of inversion.ts is a Gaussian of this width in time.
    const blur = (11 * Math.SQRT2) / (4 * fromPerMs);
    const periodMs = (2 * Math.PI) / fromPerMs;
    const around = { probability: 0, lengthMs: 0 };
    for (const { atMs: momentMs, probability, variance, outageMs } of this.#atoms) {
      const distance = (momentMs - atMs) ** 2 / (2 * (blur ** 2 + variance));
      const near = probability * Math.exp(-distance);
      around.probability += near;
      around.lengthMs += near * Math.min(periodMs, outageMs);
    }
    return around;
  }

  /**
   * How strong a beat may still be at a time, 0 to 1, besides what is in {@link atomsAround}: what is
   * left of it after as many steps as all but few instances have taken by then. A step keeps the
   * absolute value of its transform.
   *
   * @param fromPerMs - looking only at frequencies above this, in radians per millisecond
   */
  strengthAt(atMs: number, fromPerMs: number): number {
    const steps = Math.max(1, atMs / this.stepMs / 2);
    const lowest = Math.floor(Math.log2(fromPerMs));
    const strengths = Array.from({ length: octaves }, (_, o) =>
      leftOf(this.#octave(lowest + o), this.#atomic, steps),
    );
    const strength = Math.max(...strengths) * Math.exp(this.#damping * atMs);
    return strength < faint ? 0 : Math.min(1, strength);
  }

  #octave(exponent: number): Float64Array {
    const known = this.#known.get(exponent);
    if (known) return known;
    const line = { damping: this.#damping, stepPerMs: 2 ** exponent / perOctave };
    const renewal = new Renewal(this.#chain, line, 2 * perOctave);
    const largest = new Float64Array(this.#atomic.length);
    for (let k = perOctave; k < 2 * perOctave; k++) {
      renewal.stepSizes(k, this.#atomicCauses).forEach((size, i) => {
        largest[i] = Math.max(largest[i] as number, size);
      });
    }
    this.#known.set(exponent, largest);
    return largest;
  }
}

/** Atoms of as many clocks as possible: nearly fixed ones too, or fixed ones, or none. */
function atomsWhere(chain: Chain, untilMs: number) {
  for (const shortMs of [short * untilMs, 0]) {
    const steps = chain.stays.map((stay) => atomicSteps(stay, shortMs));
    const atoms = atomsOf(chain, steps, 1.5 * untilMs);
    if (atoms) return { atoms, steps };
  }
  return { atoms: [], steps: chain.stays.map(() => []) };
}

/** How long a step takes on average, where lives end up that go on slowest; 0 if none goes on. */
function slowestStepMs({ stays, steps, reached, classes }: Chain): number {
  const means = classes
    .filter(({ states, recurrent }) => recurrent && reached.includes(states[0] as number))
    .map(({ states }) => {
      const visits = stationaryVector(
        states.map((i) => states.map((j) => steps[i]?.[j] as number)),
      );
      return visits.reduce(
        (sum, share, s) => sum + share * (stays[states[s] as number]?.meanMs as number),
        0,
      );
    });
  return Math.max(0, ...means.filter(Number.isFinite));
}

/**
 * What is left of the first state's row sum after so many steps or more, of which at least one is not
 * an atomic one; steps are rounded down to a power of 2.
 */
function leftOf(others: Float64Array, atomic: Float64Array, steps: number): number {
  const n = Math.sqrt(others.length);
  let [all, sharp] = [others.map((size, i) => size + (atomic[i] as number)), atomic];
  let most = 0;
  for (let taken = 1; taken < 2 ** 40; taken *= 2) {
    const left = birthRow(all, n);
    if (2 * taken > steps) most = Math.max(most, left - birthRow(sharp, n));
    if (left < faint) break;
    [all, sharp] = [product(all, all, n), product(sharp, sharp, n)];
  }
  return most;
}

function birthRow(matrix: Float64Array, n: number): number {
  return matrix.subarray(0, n).reduce((sum, each) => sum + each, 0);
}
