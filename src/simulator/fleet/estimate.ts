// Estimates with their uncertainty: means and proportions of a sample, with confidence intervals.

import { binomialInterval } from './binomial-interval.js';
import { meanInterval } from './mean-interval.js';

/** So many events tell whether their rate is right within a third or so. */
export const enoughToTell = 30;

/** An estimate, and an interval that holds the truth in at least 95 of 100 runs. */
export interface Estimate {
  /** The estimate. */
  readonly mean: number;
  /** The lower end of the interval. */
  readonly low: number;
  /** The upper end of the interval. */
  readonly high: number;
  /** The standard error of the mean. */
  readonly standardError: number;
}

/**
 * The mean of independent shares of time, one per instance, from exact sums. Its interval holds the truth in 95
 * of 100 runs at least, whatever the shares are like; see mean-interval. Where all shares are the same, the
 * standard error allows for instances that were not seen.
 *
 * @param sumUs - the times, summed up, in microseconds
 * @param sumOfSquares - their squares, summed up
 * @param n - how many there are
 * @param wholeUs - the time of which they are shares
 * @param oneIn - on either side of the interval, one run in so many may be wrong
 */
export function meanShare(
  sumUs: bigint,
  sumOfSquares: bigint,
  n: number,
  wholeUs: number,
  oneIn = 40,
): Estimate {
  // Divided once, so that the share of all time is 1 and no share is above.
  const mean = Number(sumUs) / (n * wholeUs);
  // n times the sum of squared deviations is a whole number: nothing is lost to rounding.
  const scatter = Number(BigInt(n) * sumOfSquares - sumUs * sumUs);
  const squares = scatter / n / wholeUs / wholeUs;
  const standardError = scatter === 0 ? ofAlike(mean, n) : Math.sqrt(squares / (n - 1) / n);
  return { mean, ...meanInterval({ mean, squares, n }, oneIn), standardError };
}

/** Where all shares are the same, only the part of instances that can differ is known, not by how much. */
const ofAlike = (mean: number, n: number): number =>
  (Math.max(mean, 1 - mean) * proportion(0, n).high) / 2;

/** How often something happened in `n` independent tries, with Clopper and Pearson's interval. */
export function proportion(hits: number, n: number): Estimate {
  const p = hits / n;
  return { mean: p, ...binomialInterval(hits, n), standardError: Math.sqrt((p * (1 - p)) / n) };
}

/** The same estimate of the share that is missing to 1. */
export function complement({ mean, low, high, standardError }: Estimate): Estimate {
  return { mean: 1 - mean, low: 1 - high, high: 1 - low, standardError };
}
