// Clopper and Pearson's interval for a probability ("The use of confidence or fiducial limits", 1934): all
// probabilities under which what was seen is not among the rarest fortieth on either side.

import { lnBeta } from '../../random/index.js';

/** One run in 40 may be wrong on either side. */
const tail = 0.025;

/** The bounds of a probability of which `hits` of `n` tries came true. */
export function binomialInterval(hits: number, n: number): { low: number; high: number } {
  const misses = n - hits;
  return {
    low: hits === 0 ? 0 : quantileOfBeta(tail, hits, misses + 1),
    high: misses === 0 ? 1 : 1 - quantileOfBeta(tail, misses, hits + 1),
  };
}

/** Where the distribution function of a beta variable gets to a share, by halving. */
function quantileOfBeta(share: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return low;
}

/** The regularised incomplete beta function (DLMF 8.17.22), a continued fraction by Lentz's method. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const lnFront = a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b) - Math.log(a);
  let [c, d, fraction] = [1, 0, 1];
  for (let step = 0; step < 1e6; step++) {
    const m = step >> 1;
    const term =
      step === 0
        ? 1
        : step % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + term * d);
    c = notZero(1 + term / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-14) break;
  }
  return Math.exp(lnFront) * (fraction - 1);
}

const notZero = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x);
