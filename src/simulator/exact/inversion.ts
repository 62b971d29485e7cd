// Numerical inversion of Laplace transforms by a Fourier series (Abate and Whitt, "The Fourier-series
// method for inverting transforms of probability distributions", Queueing Systems 10, 1992). Instead of
// Euler's summation the series is tapered off, which also gets close to kinks and jumps.

import { erfc } from './erfc.js';

/** How far a function is damped until the series repeats itself: exp(-30) of it leaks in from there. */
const damping = 30;

/** The points s = damping + i · k · stepPerMs, k = 0, 1, …, at which transforms have to be known. */
export interface Line {
  readonly damping: number;
  readonly stepPerMs: number;
}

/** Real and imaginary parts of some transforms at the k-th point of a line. */
export interface Term {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Values of the inverted functions at one time. */
export interface Inversion {
  readonly atMs: number;
  readonly values: Float64Array;
  /** How far each value may be off, as far as the frequencies that are seen can tell. */
  readonly errors: Float64Array;
  /** How much each function seems to jump at this very time. */
  readonly jumps: Float64Array;
  /** Frequencies below this, in radians per millisecond, are in the values in full. */
  readonly seenPerMs: number;
}

/** What an inversion needs to know. */
export interface Transforms {
  /** How many terms to begin with; a power of 2. */
  readonly fewestTerms: number;
  /** Prepares so many terms on a line, or nothing when they would cost too much. */
  prepare(line: Line, terms: number): ((k: number) => Term) | undefined;
  /** Whether the values will do, or more terms are wanted. */
  isGood(attempt: Inversion): boolean;
}

/**
 * Inverts transforms at some times, with more and more terms until all values are good.
 *
 * @param timesMs - above 0; times much smaller than the largest need many terms
 * @returns per time its values, or undefined when not even the fewest terms could be had
 */
export function invert(
  timesMs: readonly number[],
  transforms: Transforms,
): (Inversion | undefined)[] {
  const periodMs = 2 * Math.max(...timesMs);
  const line = { damping: damping / periodMs, stepPerMs: (2 * Math.PI) / periodMs };
  const best: (Inversion | undefined)[] = timesMs.map(() => undefined);
  const known: Term[] = [];
  let open = timesMs.map((_, t) => t);
  for (let count = transforms.fewestTerms; open.length > 0; count *= 2) {
    const termAt = transforms.prepare(line, count);
    if (!termAt) break;
    while (known.length < count) known.push(termAt(known.length));
    const weights = weightsFor(count);
    open = open.filter((t) => {
      const attempt = sumUp(known, weights, timesMs[t] as number, line, best[t]);
      best[t] = attempt;
      return !transforms.isGood(attempt);
    });
  }
  return best;
}

function sumUp(
  terms: readonly Term[],
  weights: readonly Weight[],
  atMs: number,
  line: Line,
  before: Inversion | undefined,
): Inversion {
  const functions = (terms[0] as Term).re.length;
  const values = new Float64Array(functions);
  const changes = new Float64Array(functions);
  const jumps = new Float64Array(functions);
  for (let k = 0; k < terms.length; k++) {
    const { re, im } = terms[k] as Term;
    const { all, change, jumpRe, jumpIm } = weights[k] as Weight;
    const angle = k * line.stepPerMs * atMs;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let i = 0; i < functions; i++) {
      const x = (re[i] as number) * cos - (im[i] as number) * sin;
      const y = (re[i] as number) * sin + (im[i] as number) * cos;
      values[i] = (values[i] as number) + all * x;
      changes[i] = (changes[i] as number) + change * x;
      jumps[i] = (jumps[i] as number) + jumpRe * x - jumpIm * y;
    }
  }
  const scale = (Math.exp(line.damping * atMs) * line.stepPerMs) / Math.PI;
  const jumped = jumps.map((sum) => 2 * Math.abs(scale * sum));
  return {
    atMs,
    values: values.map((sum) => scale * sum),
    errors: changes.map((sum, i) => {
      // A smooth function seems to jump too, but at least 8 times less with twice the terms.
      const isJump = (jumped[i] as number) > (before?.jumps[i] ?? 0) / 4;
      return 3 * Math.abs(scale * sum) + (isJump ? (jumped[i] as number) : 0);
    }),
    jumps: jumped,
    seenPerMs: (terms.length * line.stepPerMs) / 4,
  };
}

/** What a term counts for. */
interface Weight {
  /** In the value. */
  readonly all: number;
  /** In what the value changes by when a quarter of the terms is left out. */
  readonly change: number;
  /** In what the function rises by around the time, beyond what it does twice as far around it. */
  readonly jumpRe: number;
  readonly jumpIm: number;
}

function weightsFor(count: number): Weight[] {
  return Array.from({ length: count }, (_, k) => {
    const all = k === 0 ? 0.5 : taper(k / count);
    const change = k === 0 ? 0 : all - taper(k / (0.75 * count));
    // f(t + w) - f(t - w), less half of the same with 2 w, is 2 sinh(sw) (1 - cosh(sw)) in the
    // transform; w is the width of the finest detail in the values.
    const [x, y] = [(2 * damping) / count, (4 * Math.PI * k) / count];
    const [sinhRe, sinhIm] = [Math.sinh(x) * Math.cos(y), Math.cosh(x) * Math.sin(y)];
    const [restRe, restIm] = [1 - Math.cosh(x) * Math.cos(y), -Math.sinh(x) * Math.sin(y)];
    return {
      all,
      change,
      jumpRe: 2 * all * (sinhRe * restRe - sinhIm * restIm),
      jumpIm: 2 * all * (sinhRe * restIm + sinhIm * restRe),
    };
  });
}

/** Falls from 1 to 0 between 0 and 1, in the shape of an error function: short in time as well. */
function taper(share: number): number {
  return erfc(11 * (share - 0.5)) / 2;
}
