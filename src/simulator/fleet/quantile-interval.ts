// Intervals for quantiles of the lengths of outages that hold in at least 95 of 100 runs, for lengths of any
// distribution. A length is at most the quantile with the probability that it is named for, so how many are is a sum
// of tries, and Robbins' mixture of likelihood ratios ("Statistical methods related to the law of the iterated
// logarithm", 1970) says which sums are possible. Unlike a band of Dvoretzky, Kiefer and Wolfowitz it holds for a
// number of outages that hangs on their lengths, as it does until a horizon, and is narrower in the tails.

import { lnBeta, lnSum } from '../../random/index.js';
import { outageBinFrom } from './outage-histogram.js';

/** What is known of a quantile. */
export interface QuantileInterval {
  /** The lower end, in milliseconds. */
  readonly lowMs: number;
  /** The upper end, in milliseconds; left out where too few outages were seen to tell one. */
  readonly highMs?: number;
}

/** One run in 20 may be wrong. */
const lnLimit = Math.log(20);

/** How sure the mixed probabilities are to be near the one that is tried, in tries. */
const scales = [2, 100, 10_000];

/**
 * The interval of a quantile.
 *
 * @param counts - outages that have ended, by the bin of their length
 * @param open - outages that had begun besides: each may turn out to have any length
 * @param share - which quantile, above 0 and below 1
 */
export function quantileInterval(
  counts: ArrayLike<number>,
  open: number,
  share: number,
): QuantileInterval {
  const ended = Array.prototype.reduce.call(counts, (sum, n) => (sum as number) + n, 0) as number;
  const { fewest, most } = possibleCounts(ended + open, share);
  let [seen, lowMs] = [0, 0];
  for (let bin = 0; bin < counts.length; bin++) {
    const before = seen;
    seen += counts[bin] as number;
    if (before + open < fewest && seen + open >= fewest) lowMs = outageBinFrom(bin);
    if (before <= most && seen > most) return { lowMs, highMs: outageBinFrom(bin + 1) };
  }
  return { lowMs };
}

/** How many of so many tries can have come true, where each does with this probability. */
function possibleCounts(n: number, probability: number): { fewest: number; most: number } {
  const isPossible = (count: number) => lnEvidence(count, n, probability) < lnLimit;
  const expected = Math.round(n * probability);
  let [outside, fewest] = [-1, expected];
  while (fewest - outside > 1) {
    const middle = Math.floor((outside + fewest) / 2);
    if (isPossible(middle)) fewest = middle;
    else outside = middle;
  }
  let [most, beyond] = [expected, n + 1];
  while (beyond - most > 1) {
    const middle = Math.floor((most + beyond) / 2);
    if (isPossible(middle)) most = middle;
    else beyond = middle;
  }
  return { fewest, most };
}

/** The logarithm of the mixed likelihood ratio against a probability. */
function lnEvidence(count: number, n: number, probability: number): number {
  const ratios = scales.map((scale) => {
    const [a, b] = [scale * probability, scale * (1 - probability)];
    return (
      lnBeta(a + count, b + n - count) -
      lnBeta(a, b) -
      count * Math.log(probability) -
      (n - count) * Math.log1p(-probability)
    );
  });
  return lnSum(ratios) - Math.log(scales.length);
}
