// Bounds of a distribution function from its Laplace transform at finitely many points. Graham and
// Vaaler, "A class of extremal functions for the Fourier transform", Trans. Amer. Math. Soc. 265, 1981: of all
// functions without frequencies beyond a limit, those nearest above and below exp(-λy) for y ≥ 0, else 0.

import type { Contour, Terms } from '../inversion/fourier-series.js';

/** A probability between two bounds. */
export interface Bounds {
  /** It is at least this. */
  readonly lower: number;
  /** It is at most this. */
  readonly upper: number;
}

/** Bounds of which each is worked out when it is asked for. */
export function boundsBy(lower: () => number, upper: () => number): Bounds {
  const known: { lower?: number; upper?: number } = {};
  return {
    get lower() {
      known.lower ??= lower();
      return known.lower;
    },
    get upper() {
      known.upper ??= upper();
      return known.upper;
    },
  };
}

/** How far a variable is damped within a period: what wraps around is below exp(-16). */
const damping = 16;

/** Sums for all times up to half a period. */
export interface OneSided {
  readonly contour: Contour;
  /** How many points of the contour are used: k = 0 … terms - 1. */
  readonly terms: number;
  /** Transforms of the function below, and the difference to that above, at the points, times 1 / terms. */
  readonly below: Terms;
  readonly gap: Float64Array;
}

/**
 * Prepares bounds of P(X ≤ x) for x up to half of a period.
 *
 * @param periodMs - the period of the sums
 * @param terms - how many points of the contour may be used: what varies within periodMs / terms is blurred
 */
export function oneSided(periodMs: number, terms: number): OneSided {
  const contour = { damping: damping / periodMs, stepPerMs: (2 * Math.PI) / periodMs };
  const below = { re: new Float64Array(terms), im: new Float64Array(terms) };
  const gap = new Float64Array(terms);
  const decay = damping / terms;
  const whole = 1 / Math.expm1(decay);
  for (let k = 0; k < terms; k++) {
    const share = k / terms;
    // 1 / (exp(decay + 2πi · share) - 1), without loss near 0
    const grown = Math.expm1(decay);
    const angle = 2 * Math.PI * share;
    const re = grown * Math.cos(angle) - 2 * Math.sin(angle / 2) ** 2;
    const im = (grown + 1) * Math.sin(angle);
    const size = re * re + im * im;
    const [u, v] = [re / size, -im / size];
    // Both sides of 0 are summed at once: the terms at -k are conjugate to those at k.
    const both = (k === 0 ? 1 : 2) / terms;
    const turn = k === 0 ? 0 : decay / (2 * Math.PI);
    below.re[k] = both * ((1 - share) * u - turn * v);
    below.im[k] = both * ((1 - share) * v - turn * (whole - u));
    gap[k] = both * (1 - share);
  }
  return { contour, terms, below, gap };
}

/**
 * Bounds P(X ≤ x).
 *
 * @param transform - E exp(-sX) at the points of the contour
 * @param error - what the transforms may be off by
 */
export function boundsAt(
  { contour, terms, below, gap }: OneSided,
  atMs: number,
  transform: Terms,
  error: number,
): Bounds {
  let lower = 0;
  let wider = 0;
  for (let k = 0; k < terms; k++) {
    const angle = k * contour.stepPerMs * atMs;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [transform.re[k] as number, transform.im[k] as number];
    const [re, im] = [x * cos - y * sin, x * sin + y * cos];
    lower += (below.re[k] as number) * re - (below.im[k] as number) * im;
    wider += (gap[k] as number) * re;
  }
  const grown = Math.exp(contour.damping * atMs);
  const rounding = grown * (error + terms * Number.EPSILON) * Math.log(terms);
  const wrapped = 1 / Math.expm1(damping);
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return {
    lower: clamp(grown * lower - wrapped - rounding),
    upper: clamp(grown * (lower + wider) + rounding),
  };
}
