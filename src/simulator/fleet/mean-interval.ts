// An interval for the mean of shares, 0 to 1, that supposes nothing else of them: few of them, skewed ones,
// and rare large ones are as well as any.
//
// It bets against every mean m. Were m the mean of shares x, the product of exp(λ y - ψ(λ) y²) over all of
// them, with y = (x - m) / m, 0 < λ < 1 and ψ(λ) = -ln(1 - λ) - λ, would be 1 at most on average, and
// 40 or more in one of 40 runs at most (Fan, Grama and Liu, "Exponential inequalities for martingales with
// applications", 2015; Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting",
// 2024). Means that lose so much are left out of the interval. All that the product takes of a sample are its
// size, its sum and the sum of its squares, so parts of a fleet add up.

import { lnSum } from '../../random/index.js';

/** What is known of a sample. */
export interface Sample {
  readonly mean: number;
  /** The sum of the squared deviations from the mean. */
  readonly squares: number;
  readonly n: number;
}

/** The stakes λ among which a bet is divided: the largest are for what was not seen, the smallest for many shares. */
const stakes = [0.999, 0.99, 0.9, 0.75, ...Array.from({ length: 20 }, (_, k) => 2 ** -(k + 1))];

/** What part of the bet each has: a third for the largest ones, against means that are too far from all shares. */
const parts = stakes.map((_, k) => (k < 3 ? 1 / 9 : 2 / 3 / (stakes.length - 3)));

/**
 * The bounds of the mean.
 *
 * @param oneIn - on either side, one run in so many may be wrong
 */
export function meanInterval(sample: Sample, oneIn = 40): { low: number; high: number } {
  const { mean, squares, n } = sample;
  const lnLimit = Math.log(oneIn);
  // From above it is the same as from below for the rest to 1.
  const high = 1 - lowerBound({ mean: 1 - mean, squares, n }, lnLimit);
  return { low: lowerBound(sample, lnLimit), high };
}

/** The largest mean below the sample's that loses the bet; with it all smaller ones do. */
function lowerBound(sample: Sample, lnLimit: number): number {
  const { mean } = sample;
  if (mean <= 0) return 0;
  const loses = (part: number) => lnBet(sample, mean * (1 - part)) >= lnLimit;
  let [kept, lost] = [0, 0];
  for (let part = 1e-9; part < 1 && lost === 0; part *= 1.5) {
    if (loses(part)) lost = part;
    else kept = part;
  }
  if (lost === 0) return 0;
  for (let halving = 0; halving < 40; halving++) {
    const middle = (kept + lost) / 2;
    if (loses(middle)) lost = middle;
    else kept = middle;
  }
  return mean * (1 - lost);
}

/** The logarithm of what the better of two bets is worth: that the mean is larger than it is said to be, or smaller. */
export function lnBetAgainst({ mean, squares, n }: Sample, said: number): number {
  const smallest = 1e-12;
  return Math.max(
    lnBet({ mean, squares, n }, Math.max(said, smallest)),
    lnBet({ mean: 1 - mean, squares, n }, Math.max(1 - said, smallest)),
  );
}

/** The logarithm of what a bet against a mean is worth in the end. */
function lnBet({ mean, squares, n }: Sample, against: number): number {
  const off = (mean - against) / against;
  const sum = n * off;
  const sumOfSquares = squares / against / against + n * off * off;
  const worths = stakes.map(
    (stake, k) =>
      Math.log(parts[k] as number) + stake * sum + (Math.log1p(-stake) + stake) * sumOfSquares,
  );
  return lnSum(worths);
}
