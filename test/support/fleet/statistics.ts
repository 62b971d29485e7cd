// How far a sample is from what it should be, in standard deviations of chance: tests fail beyond 4
// or so, which chance alone does once in 16 000 times.

// In Jest's sandbox, looking up a global costs more than the arithmetic.
const [cbrt, exp, expm1, floor] = [Math.cbrt, Math.exp, Math.expm1, Math.floor];
const [log, max, min, sqrt] = [Math.log, Math.max, Math.min, Math.sqrt];
const halfLogTwoPi = log(2 * Math.PI) / 2;

/** The sum of a sample's f(x), divided by its size. */
export function meanOf(sample: ArrayLike<number>, f: (x: number) => number = (x) => x): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += f(sample[i] as number);
  return sum / sample.length;
}

/** How far the mean of f(x) is from its expectation. */
export function zOfMean(
  sample: ArrayLike<number>,
  expected: number,
  f: (x: number) => number = (x) => x,
): number {
  const mean = meanOf(sample, f);
  const variance = meanOf(sample, (x) => (f(x) - mean) ** 2);
  return (mean - expected) / sqrt(variance / sample.length);
}

/** How many values of a sample are below a limit. */
export function countBelow(sample: ArrayLike<number>, limit: number): number {
  let count = 0;
  for (let i = 0; i < sample.length; i++) if ((sample[i] as number) < limit) count++;
  return count;
}

/** Draws a sample. */
export function sampleOf(n: number, next: (i: number) => number): Float64Array {
  const sample = new Float64Array(n);
  for (let i = 0; i < n; i++) sample[i] = next(i);
  return sample;
}

/** How far a count of `n` tries is from what a probability leads one to expect. */
export function zOfCount(count: number, n: number, probability: number): number {
  return (count - n * probability) / sqrt(n * probability * (1 - probability));
}

/** How far counts are from equally likely cells: chi-square, brought to a normal scale. */
export function zOfUniformCounts(counts: ArrayLike<number>): number {
  const expected = meanOf(counts);
  let chiSquare = 0;
  for (let i = 0; i < counts.length; i++) {
    chiSquare += ((counts[i] as number) - expected) ** 2 / expected;
  }
  return normalised(chiSquare, counts.length - 1);
}

/** Wilson and Hilferty: the cube root of a chi-square is all but normal. */
function normalised(chiSquare: number, degrees: number): number {
  const spread = 2 / (9 * degrees);
  return (cbrt(chiSquare / degrees) - (1 - spread)) / sqrt(spread);
}

/**
 * Kolmogorov and Smirnov's greatest distance between a sample and a distribution, times the root of
 * the sample's size: above 2.3 once in 20 000 times.
 */
export function kolmogorov(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.toSorted();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const p = cdf(sorted[i] as number);
    distance = max(distance, p - i / n, (i + 1) / n - p);
  }
  return distance * sqrt(n);
}

/** Cells of equal probability, and how many of a sample fall into each. */
export function cellCounts(
  sample: ArrayLike<number>,
  cdf: (x: number) => number,
  cells: number,
): Float64Array {
  const counts = new Float64Array(cells);
  for (let i = 0; i < sample.length; i++) {
    const cell = min(cells - 1, floor(cdf(sample[i] as number) * cells));
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

/** How far the correlation of two samples is from none. */
export function zOfCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return (ab / sqrt(aa * bb)) * sqrt(a.length);
}

/** The distribution function of the exponential distribution with mean 1. */
export function exponentialCdf(x: number): number {
  return -expm1(-x);
}

/** The standard normal distribution function, by its series around 0 (Marsaglia, 2004). */
export function normalCdf(x: number): number {
  if (x > 8 || x < -8) return x > 0 ? 1 : 0;
  let [sum, term] = [x, x];
  for (let i = 3; sum + term !== sum; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * exp((-x * x) / 2 - halfLogTwoPi);
}
