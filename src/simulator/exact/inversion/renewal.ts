// The Markov renewal equations in the transformed domain: where an instance is, as a Laplace transform
// of the probability of each state over time, for one complex argument after the other.

import type { Chain } from '../chain/chain.js';
import type { Stay } from '../clocks/stay.js';
import type { Contour } from './fourier-series.js';
import { StayTransform } from './stay-transform.js';

/** A chain, and where it starts. */
export type Start = Pick<Chain, 'model' | 'stays' | 'reached'>;

/** The transformed process of a chain, from birth, among the states that are reached. */
export class Renewal {
  /** Per reached state the transform of the probability of being there. */
  readonly presentRe: Float64Array;
  readonly presentIm: Float64Array;
  /** Transforms of the steps, row by row. */
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #exitRe: Float64Array;
  readonly #exitIm: Float64Array;
  readonly #stays: readonly StayTransform[];
  readonly #transformed: readonly (readonly TransformedStep[])[];

  /**
   * @param last - the largest k that it will be moved to, at least 1
   * @param shared - transforms of stays on the same contour, for others that are moved alongside
   */
  constructor(
    chain: Start,
    contour: Contour,
    last: number,
    shared = new Map<Stay, StayTransform>(),
  ) {
    const order = initialFirst(chain);
    const n = order.length;
    this.#re = new Float64Array(n * n);
    this.#im = new Float64Array(n * n);
    this.#exitRe = new Float64Array(n);
    this.#exitIm = new Float64Array(n);
    this.presentRe = new Float64Array(n);
    this.presentIm = new Float64Array(n);
    const stays = order.map((i) => chain.stays[i] as Stay);
    this.#stays = stays.map((stay) => {
      const transform = shared.get(stay) ?? new StayTransform(stay, contour, last);
      shared.set(stay, transform);
      return transform;
    });
    this.#transformed = stays.map(({ wins }, row) =>
      wins.flatMap(({ cause, probability: wins }, c) =>
        cause.branches
          .filter(({ probability }) => wins > 0 && probability > 0)
          .map(({ probability, to }) => ({
            cause: c,
            probability,
            at: row * n + order.indexOf(to),
          })),
      ),
    );
  }

  /** How many numbers a step handles. */
  get effort(): number {
    return this.#stays.reduce((sum, stay) => sum + stay.effort, 0);
  }

  /** Solves the equations at s = damping + i · k · step. */
  moveTo(k: number): void {
    this.#transformSteps(k);
    this.#solve();
    for (let j = 0; j < this.#stays.length; j++) {
      const { openRe, openIm } = this.#stays[j] as StayTransform;
      const re = this.presentRe[j] as number;
      const im = this.presentIm[j] as number;
      this.presentRe[j] = re * openRe - im * openIm;
      this.presentIm[j] = re * openIm + im * openRe;
    }
  }

  /**
   * The absolute values of the transformed steps, row by row, those of different causes added up.
   *
   * @param leftOut - per row the position of a cause that is left out
   */
  stepSizes(k: number, leftOut: readonly (number | undefined)[]): Float64Array {
    const sizes = new Float64Array(this.#re.length);
    this.#stays.forEach((stay, i) => {
      stay.moveTo(k);
      for (const { cause, probability, at } of this.#transformed[i] as readonly TransformedStep[]) {
        if (cause === leftOut[i]) continue;
        const size = Math.hypot(stay.wonRe[cause] as number, stay.wonIm[cause] as number);
        sizes[at] = (sizes[at] as number) + probability * size;
      }
    });
    return sizes;
  }

  #transformSteps(k: number): void {
    const re = this.#re.fill(0);
    const im = this.#im.fill(0);
    for (let i = 0; i < this.#stays.length; i++) {
      const stay = this.#stays[i] as StayTransform;
      stay.moveTo(k);
      const { wonRe, wonIm } = stay;
      this.#exitRe[i] = stay.exitRe;
      this.#exitIm[i] = stay.exitIm;
      for (const { cause, probability, at } of this.#transformed[i] as readonly TransformedStep[]) {
        re[at] = (re[at] as number) + probability * (wonRe[cause] as number);
        im[at] = (im[at] as number) + probability * (wonIm[cause] as number);
      }
    }
  }

  /**
   * Entries into each state: x = e₀ + x·steps, by the elimination of visits.ts in complex numbers.
   * Rows of 1 - steps dominate their diagonals where Re s > 0, so that no pivot need be searched.
   */
  #solve(): void {
    const [re, im, exitRe, exitIm] = [this.#re, this.#im, this.#exitRe, this.#exitIm];
    const n = exitRe.length;
    for (let k = n - 1; k > 0; k--) {
      let pivotRe = exitRe[k] as number;
      let pivotIm = exitIm[k] as number;
      for (let j = 0; j < k; j++) {
        pivotRe += re[k * n + j] as number;
        pivotIm += im[k * n + j] as number;
      }
      const size = pivotRe * pivotRe + pivotIm * pivotIm;
      for (let i = 0; i < k; i++) {
        const x = re[i * n + k] as number;
        const y = im[i * n + k] as number;
        if (x === 0 && y === 0) continue;
        const fRe = (x * pivotRe + y * pivotIm) / size;
        const fIm = (y * pivotRe - x * pivotIm) / size;
        re[i * n + k] = fRe;
        im[i * n + k] = fIm;
        for (let j = 0; j < k; j++) {
          const u = re[k * n + j] as number;
          const v = im[k * n + j] as number;
          re[i * n + j] = (re[i * n + j] as number) + fRe * u - fIm * v;
          im[i * n + j] = (im[i * n + j] as number) + fRe * v + fIm * u;
        }
        const u = exitRe[k] as number;
        const v = exitIm[k] as number;
        exitRe[i] = (exitRe[i] as number) + fRe * u - fIm * v;
        exitIm[i] = (exitIm[i] as number) + fRe * v + fIm * u;
      }
    }
    const [x, y] = [this.presentRe, this.presentIm];
    const [u, v] = [exitRe[0] as number, exitIm[0] as number];
    x[0] = u / (u * u + v * v);
    y[0] = -v / (u * u + v * v);
    for (let k = 1; k < n; k++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let i = 0; i < k; i++) {
        const fRe = re[i * n + k] as number;
        const fIm = im[i * n + k] as number;
        sumRe += (x[i] as number) * fRe - (y[i] as number) * fIm;
        sumIm += (x[i] as number) * fIm + (y[i] as number) * fRe;
      }
      x[k] = sumRe;
      y[k] = sumIm;
    }
  }
}

interface TransformedStep {
  readonly cause: number;
  readonly probability: number;
  /** Position in the matrix. */
  readonly at: number;
}

/** The reached states, the initial state first: the order of a {@link Renewal}'s states. */
export function initialFirst({
  model,
  reached,
}: Pick<Chain, 'model' | 'reached'>): readonly number[] {
  return [model.initial, ...reached.filter((i) => i !== model.initial)];
}
