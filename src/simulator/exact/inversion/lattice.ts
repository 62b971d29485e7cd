// How close a process is to a lattice. Times that are multiples of one period are a lattice distribution,
// whose transform does not fade at high frequencies: its absolute value is 1 again and again. Clocks with
// nearly fixed times come close to that, and instances go on changing state at the same moments for long, at
// frequencies that an inversion with too few terms does not see. This estimates what such an inversion may be
// off by: the point masses around a moment, and the periodicity that is left besides them.

import { type Chain, total } from '../chain/chain.js';
import { expectedVisits, product, stationaryVector } from '../chain/visits.js';
import { type FixedStep, fixedSteps, type PointMass, pointMassesOf } from './point-masses.js';
import { initialFirst, Renewal } from './renewal.js';

/** Less periodicity than this does not count. */
const least = 1e-14;

/** Frequencies looked at per scale, from 2^n to 2^(n+1); transforms of single stays have no narrower peaks. */
const perScale = 6;

/** Scales looked at: stays whose transforms are small on the first may be multiples of a period of the next. */
const scales = 2;

/** A uniform clock is followed as if it were fixed when it is no wider than this part of the time. */
const short = 1 / 200;

/** The point masses and the periodicity of a chain, up to some time. */
export class Lattice {
  readonly #chain: Chain;
  readonly #damping: number;
  /** The mean length of a step, in the class with the longest; 0 where no instance goes round. */
  readonly stepMs: number;
  readonly #masses: readonly PointMass[];
  /** Probabilities of the steps that make the point masses, in the order of a {@link Renewal}. */
  readonly #fixed: Float64Array;
  readonly #fixedCauses: readonly (number | undefined)[];
  /** Per scale the largest absolute values of the transforms of all other steps. */
  readonly #largest = new Map<number, Float64Array>();

  /** @param untilMs - the latest time that will be asked for */
  constructor(chain: Chain, untilMs: number) {
    this.#chain = chain;
    this.#damping = 1 / untilMs;
    this.stepMs = slowestStepMs(chain);
    const { masses, steps } = followed(chain, untilMs);
    this.#masses = masses;
    const order = initialFirst(chain);
    const n = order.length;
    this.#fixed = new Float64Array(n * n);
    this.#fixedCauses = order.map((i) => steps[i]?.[0]?.cause);
    order.forEach((i, row) => {
      for (const { to, probability } of steps[i] as readonly FixedStep[]) {
        const at = row * n + order.indexOf(to);
        this.#fixed[at] = (this.#fixed[at] as number) + probability;
      }
    });
  }

  /**
   * The point masses within the blur of an inversion around a time: the part of all instances that begins
   * or ceases to serve there, and the serving time in question, per instance of all.
   *
   * @param fromPerMs - frequencies below this, in radians per millisecond, are in the inversion
   */
  massesAround(atMs: number, fromPerMs: number): { probability: number; lengthMs: number } {
    // The taper of fourier-series.ts is a Gaussian of this width in time.
    const blur = (11 * Math.SQRT2) / (4 * fromPerMs);
    const periodMs = (2 * Math.PI) / fromPerMs;
    const around = { probability: 0, lengthMs: 0 };
    for (const { atMs: momentMs, probability, variance, outageMs } of this.#masses) {
      const distance = (momentMs - atMs) ** 2 / (2 * (blur ** 2 + variance));
      const near = probability * Math.exp(-distance);
      around.probability += near;
      around.lengthMs += near * Math.min(periodMs, outageMs);
    }
    return around;
  }

  /**
   * How periodic the process may still be at a time, 0 to 1, besides what is in {@link massesAround}: what
   * is left after as many steps as all but few instances have taken by then, where each step multiplies by
   * the absolute value of its transform.
   *
   * @param fromPerMs - looking only at frequencies above this, in radians per millisecond
   */
  periodicityAt(atMs: number, fromPerMs: number): number {
    const steps = Math.max(1, atMs / this.stepMs / 2);
    const lowest = Math.floor(Math.log2(fromPerMs));
    const lefts = Array.from({ length: scales }, (_, n) =>
      leftAfter(steps, this.#largestOn(lowest + n), this.#fixed),
    );
    const left = Math.max(...lefts) * Math.exp(this.#damping * atMs);
    return left < least ? 0 : Math.min(1, left);
  }

  #largestOn(exponent: number): Float64Array {
    const known = this.#largest.get(exponent);
    if (known) return known;
    const contour = { damping: this.#damping, stepPerMs: 2 ** exponent / perScale };
    const renewal = new Renewal(this.#chain, contour, 2 * perScale);
    const largest = new Float64Array(this.#fixed.length);
    for (let k = perScale; k < 2 * perScale; k++) {
      renewal.stepSizes(k, this.#fixedCauses).forEach((size, i) => {
        largest[i] = Math.max(largest[i] as number, size);
      });
    }
    this.#largest.set(exponent, largest);
    return largest;
  }
}

/** Point masses of as many clocks as possible: nearly fixed ones too, or fixed ones, or none. */
function followed(chain: Chain, untilMs: number) {
  for (const shortMs of [short * untilMs, 0]) {
    const steps = chain.stays.map((stay) => fixedSteps(stay, shortMs));
    const masses = pointMassesOf(chain, steps, 1.5 * untilMs);
    if (masses) return { masses, steps };
  }
  return { masses: [], steps: chain.stays.map(() => []) };
}

/**
 * The mean length of a step, in the class with the longest of those that an instance goes round in, for ever or for
 * a time; 0 where there is none.
 */
function slowestStepMs({ stays, steps, reached, classes }: Chain): number {
  const means = classes
    .filter(({ states: [first = -1] }) => reached.includes(first))
    .filter(({ states }) => states.length > 1 || states.some((i) => (steps[i]?.[i] ?? 0) > 0))
    .map(({ states, recurrent }) => {
      const within = states.map((i) => states.map((j) => steps[i]?.[j] as number));
      const leaving = states.map((i) =>
        total((steps[i] as readonly number[]).filter((_, j) => !states.includes(j))),
      );
      const visits = recurrent ? stationaryVector(within) : expectedVisits(within, leaving, 0);
      const lengths = states.map((i, s) => (visits[s] as number) * (stays[i]?.meanMs as number));
      return total(lengths) / total(visits);
    });
  return Math.max(0, ...means.filter(Number.isFinite));
}

/**
 * The first state's row sum after so many steps or more, of which at least one is not a fixed one. Steps
 * are rounded down to a power of 2.
 *
 * @param others - sizes of the other steps
 * @param fixed - probabilities of the fixed steps
 */
function leftAfter(steps: number, others: Float64Array, fixed: Float64Array): number {
  const n = Math.sqrt(others.length);
  let [all, onlyFixed] = [others.map((size, i) => size + (fixed[i] as number)), fixed];
  let most = 0;
  for (let taken = 1; taken < 2 ** 40; taken *= 2) {
    const left = firstRowSum(all, n);
    if (2 * taken > steps) most = Math.max(most, left - firstRowSum(onlyFixed, n));
    if (left < least) break;
    [all, onlyFixed] = [product(all, all, n), product(onlyFixed, onlyFixed, n)];
  }
  return most;
}

function firstRowSum(matrix: Float64Array, n: number): number {
  return matrix.subarray(0, n).reduce((sum, each) => sum + each, 0);
}
