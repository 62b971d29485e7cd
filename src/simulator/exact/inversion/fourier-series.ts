// Numerical inversion of Laplace transforms by a Fourier series (Abate and Whitt, "The Fourier-series
// method for inverting transforms of probability distributions", Queueing Systems 10, 1992). Instead of
// Euler's summation the series is tapered off, which also gets close to kinks and jumps.

import { erfc } from '../clocks/erfc.js';

/** How far a function is damped until the series repeats itself: aliasing adds exp(-32) of it. */
const damping = 32;

/**
 * After how many times the latest time it does so. More cost terms; fewer damp that time itself more,
 * and undoing this multiplies what rounding has changed: by exp(32 / 4) here.
 */
const periods = 4;

/** What rounding may change a term by, as a part of it. */
const rounding = 4 * Number.EPSILON;

/**
 * The contour of the inversion: the points s = damping + i · k · stepPerMs, k = 0, 1, …, at which transforms
 * have to be known.
 */
export interface Contour {
  /** The real part of all points, per millisecond. */
  readonly damping: number;
  /** The distance of their imaginary parts, in radians per millisecond. */
  readonly stepPerMs: number;
}

/** Real and imaginary parts of transforms on a contour, term after term. */
export interface Terms {
  /** Real parts. */
  readonly re: Float64Array;
  /** Imaginary parts. */
  readonly im: Float64Array;
}

/** Values of the inverted functions at one time. */
export interface Inversion {
  /** The time. */
  readonly atMs: number;
  /** One per function. */
  readonly values: Float64Array;
  /** How far each value may be off, as far as the frequencies that are seen can tell. */
  readonly errors: Float64Array;
  /** How much each function seems to jump at this very time. */
  readonly jumps: Float64Array;
  /** Frequencies below this, in radians per millisecond, are in the values in full. */
  readonly seenPerMs: number;
  /** What half of the terms gave. */
  readonly before: Inversion | undefined;
}

/** What an inversion needs to know. */
export interface Transforms {
  /** How many functions there are. */
  readonly functions: number;
  /**
   * Prepares so many terms on a contour. What it returns writes the k-th of them, for all functions, from
   * `k * functions` on; undefined when they would cost too much, which the fewest terms never do.
   */
  prepare(contour: Contour, terms: number): ((k: number, out: Terms) => void) | undefined;
  /** Whether the values will do, or more terms are wanted. */
  isGood(attempt: Inversion): boolean;
}

/** How many terms there are at first. */
export const fewestTerms = 64;

/**
 * Inverts transforms at some times, with more and more terms until all values are good.
 *
 * @param timesMs - above 0; times much smaller than the largest need many terms
 * @returns per time its values, good or not
 */
export function invert(timesMs: readonly number[], transforms: Transforms): Inversion[] {
  const periodMs = periods * Math.max(...timesMs);
  const contour = { damping: damping / periodMs, stepPerMs: (2 * Math.PI) / periodMs };
  const best: (Inversion | undefined)[] = timesMs.map(() => undefined);
  const { functions } = transforms;
  let known: Terms = { re: new Float64Array(0), im: new Float64Array(0) };
  let open = timesMs.map((_, t) => t);
  for (let count = fewestTerms; open.length > 0; count *= 2) {
    const writeTerm = transforms.prepare(contour, count);
    if (!writeTerm) break;
    const from = known.re.length / functions;
    known = { re: grown(known.re, count * functions), im: grown(known.im, count * functions) };
    for (let k = from; k < count; k++) writeTerm(k, known);
    const weights = weightsFor(count);
    open = open.filter((t) => {
      const attempt = sumUp(known, weights, timesMs[t] as number, contour, best[t]);
      best[t] = attempt;
      return !transforms.isGood(attempt);
    });
  }
  return best as Inversion[];
}

function grown(values: Float64Array, length: number): Float64Array {
  const longer = new Float64Array(length);
  longer.set(values);
  return longer;
}

function sumUp(
  { re, im }: Terms,
  { all, change, jumpRe, jumpIm }: Weights,
  atMs: number,
  contour: Contour,
  before: Inversion | undefined,
): Inversion {
  const functions = re.length / all.length;
  const values = new Float64Array(functions);
  const changes = new Float64Array(functions);
  const jumps = new Float64Array(functions);
  const sizes = new Float64Array(functions);
  for (let k = 0; k < all.length; k++) {
    const angle = k * contour.stepPerMs * atMs;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    for (let i = 0; i < functions; i++) {
      const u = re[k * functions + i] as number;
      const v = im[k * functions + i] as number;
      const x = u * cos - v * sin;
      const y = u * sin + v * cos;
      values[i] = (values[i] as number) + (all[k] as number) * x;
      changes[i] = (changes[i] as number) + (change[k] as number) * x;
      jumps[i] = (jumps[i] as number) + (jumpRe[k] as number) * x - (jumpIm[k] as number) * y;
      sizes[i] = (sizes[i] as number) + (all[k] as number) * (Math.abs(x) + Math.abs(y));
    }
  }
  const scale = (Math.exp(contour.damping * atMs) * contour.stepPerMs) / Math.PI;
  const jumped = jumps.map((sum) => 2 * Math.abs(scale * sum));
  return {
    atMs,
    values: values.map((sum) => scale * sum),
    errors: changes.map((sum, i) => {
      // A smooth function seems to jump too, but at least 8 times less with twice the terms.
      const isJump = (jumped[i] as number) > (before?.jumps[i] ?? 0) / 4;
      const rounded = rounding * scale * (sizes[i] as number);
      return 3 * Math.abs(scale * sum) + rounded + (isJump ? (jumped[i] as number) : 0);
    }),
    jumps: jumped,
    seenPerMs: (all.length * contour.stepPerMs) / 4,
    before,
  };
}

/** What every term counts for. */
interface Weights {
  /** In the value. */
  readonly all: Float64Array;
  /** In what the value changes by when a quarter of the terms is left out. */
  readonly change: Float64Array;
  /** In what the function rises by around the time, beyond what it does twice as far around it. */
  readonly jumpRe: Float64Array;
  readonly jumpIm: Float64Array;
}

function weightsFor(count: number): Weights {
  const [all, change] = [new Float64Array(count), new Float64Array(count)];
  const [jumpRe, jumpIm] = [new Float64Array(count), new Float64Array(count)];
  const x = (2 * damping) / count;
  const [sinh, cosh] = [Math.sinh(x), Math.cosh(x)];
  for (let k = 0; k < count; k++) {
    const weight = k === 0 ? 0.5 : taper(k / count);
    all[k] = weight;
    change[k] = k === 0 ? 0 : weight - taper(k / (0.75 * count));
    // f(t + w) - f(t - w), less half of the same with 2 w, is 2 sinh(sw) (1 - cosh(sw)) in the
    // transform; w is the width of the finest detail in the values.
    const y = (4 * Math.PI * k) / count;
    const [sinhRe, sinhIm] = [sinh * Math.cos(y), cosh * Math.sin(y)];
    const [restRe, restIm] = [1 - cosh * Math.cos(y), -sinh * Math.sin(y)];
    jumpRe[k] = 2 * weight * (sinhRe * restRe - sinhIm * restIm);
    jumpIm[k] = 2 * weight * (sinhRe * restIm + sinhIm * restRe);
  }
  return { all, change, jumpRe, jumpIm };
}

/** Falls from 1 to 0 between 0 and 1, in the shape of an error function: short in time as well. */
function taper(share: number): number {
  return erfc(11 * (share - 0.5)) / 2;
}
