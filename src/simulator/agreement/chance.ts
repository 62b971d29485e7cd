// How likely it is that chance brings a count as far from what is expected as it was seen, whatever the
// model, and whenever the run was stopped. Every function returns the logarithm of an upper bound.
//
// Counts are seen in the course of time, so they are judged as processes. A count with independent steps that is
// x beyond its expectation at any time until v has been expected is, by Lévy's inequality, still about as far
// beyond when v has been: P(ever) ≤ 2 P(then), and "then" is a plain Poisson or binomial variable. That
// needs a v that was set beforehand. Where it was passed, an e-value judges: a likelihood ratio, mixed over
// rates, which gets to 1/α with a probability of at most α (Ville's inequality).

import { divergence, lnBeta, lnGamma, lnSum } from '../../random/index.js';

/** What was counted, and against what. */
export interface Count {
  /** How often it happened. */
  readonly seen: number;
  /** How often it was expected, given the time or the tries that there were. */
  readonly expected: number;
  /** How often it could be expected before the run, with something to spare. */
  readonly planned: number;
}

/** The larger part of what may go wrong is the sharper judgement's. */
const [sharpPart, lastingPart] = [0.9, 0.1];

/** A median is no further than this from its mean, for Poisson and for binomial variables. */
const medianSlack = Math.LN2;

/** How sure the mixed rates are to be near the expected one: events that it would take to know as much. */
const scales = [1, 100, 10_000];

/** For events that happen at known rates, such as an exponential clock's; `expected` is rate times time. */
export function lnChanceOfEvents({ seen, expected, planned }: Count): number {
  const off = seen - expected;
  let sharp = 0;
  if (expected <= planned) {
    const tail =
      off > 0
        ? poissonAbove(Math.ceil(planned + off - medianSlack), planned)
        : poissonBelow(Math.floor(planned + off + medianSlack), planned);
    sharp = tail + Math.log((2 * 2) / sharpPart);
  }
  const mixed = scales.map(
    (a) =>
      a * Math.log(a) -
      lnGamma(a) +
      lnGamma(a + seen) -
      (a + seen) * Math.log(a + expected) +
      expected,
  );
  return Math.min(0, sharp, -lnMean(mixed) - Math.log(lastingPart));
}

/**
 * For tries that each succeed with the same probability.
 *
 * @param tries - how many there were
 */
export function lnChanceOfSuccesses(
  seen: number,
  tries: number,
  probability: number,
  plannedTries: number,
): number {
  if (probability <= 0) return seen > 0 ? Number.NEGATIVE_INFINITY : 0;
  if (probability >= 1) return seen < tries ? Number.NEGATIVE_INFINITY : 0;
  const off = seen - tries * probability;
  const planned = Math.ceil(plannedTries);
  let sharp = 0;
  if (tries <= planned) {
    const then = planned * probability + off;
    const tail =
      off > 0
        ? binomialAbove(Math.ceil(then - medianSlack), planned, probability)
        : binomialAbove(planned - Math.floor(then + medianSlack), planned, 1 - probability);
    sharp = tail + Math.log((2 * 2) / sharpPart);
  }
  const rarer = Math.min(probability, 1 - probability);
  const mixed = scales.map((scale) => {
    const [a, b] = [(scale / rarer) * probability, (scale / rarer) * (1 - probability)];
    return (
      lnBeta(a + seen, b + tries - seen) -
      lnBeta(a, b) -
      seen * Math.log(probability) -
      (tries - seen) * Math.log1p(-probability)
    );
  });
  return Math.min(0, sharp, -lnMean(mixed) - Math.log(lastingPart));
}

/** The logarithm of the mean of numbers that are given by their logarithms. */
export const lnMean = (logarithms: readonly number[]): number =>
  lnSum(logarithms) - Math.log(logarithms.length);

/** P(X ≥ k) of a Poisson variable: beyond its mean its probabilities fall faster than a geometric series. */
export function poissonAbove(k: number, mean: number): number {
  if (k <= mean) return 0;
  return poissonAt(k, mean) - Math.log1p(-mean / (k + 1));
}

/** P(X ≤ k) of a Poisson variable. */
export function poissonBelow(k: number, mean: number): number {
  if (k >= mean) return 0;
  if (k < 0) return Number.NEGATIVE_INFINITY;
  return poissonAt(k, mean) - Math.log1p(-k / mean);
}

/** P(X ≥ k) of a binomial variable. */
export function binomialAbove(k: number, n: number, p: number): number {
  if (k <= n * p) return 0;
  if (k > n) return Number.NEGATIVE_INFINITY;
  if (k === n) return n * Math.log(p);
  const ratio = ((n - k) * p) / ((k + 1) * (1 - p));
  const at =
    -divergence(k, n * p) -
    divergence(n - k, n * (1 - p)) +
    Math.log(n / (2 * Math.PI * k * (n - k))) / 2;
  return at - Math.log1p(-ratio);
}

/** P(X = k) by Stirling's lower bound of k!. */
function poissonAt(k: number, mean: number): number {
  if (k === 0) return -mean;
  return -divergence(k, mean) - Math.log(2 * Math.PI * k) / 2;
}
