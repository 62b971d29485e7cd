// Estimates with their uncertainty: means and proportions of a sample, with confidence intervals.

/** An estimate with a 95 % confidence interval. */
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

/** Standard errors to either side that hold 95 % of a normal distribution. */
const z95 = 1.959963984540054;

/**
 * The mean of independent shares of time, one per instance, from exact sums. Bounds and error are
 * those of a normal distribution, which is what means of many instances have; where all shares are
 * the same, as for a single instance, they allow for instances that were not seen.
 *
 * @param sumUs - the times, summed up, in microseconds
 * @param sumOfSquares - their squares, summed up
 * @param n - how many there are
 * @param wholeUs - the time of which they are shares
 */
export function meanShare(
  sumUs: bigint,
  sumOfSquares: bigint,
  n: number,
  wholeUs: number,
): Estimate {
  // Divided once, so that the share of all time is 1 and no share is above.
  const mean = Number(sumUs) / (n * wholeUs);
  // n times the sum of squared deviations is a whole number: nothing is lost to rounding.
  const scatter = Number(BigInt(n) * sumOfSquares - sumUs * sumUs);
  if (scatter === 0) return allAlike(mean, n);
  const standardError = Math.sqrt(scatter / n / (n - 1) / n) / wholeUs;
  const half = z95 * standardError;
  return {
    mean,
    low: Math.max(0, mean - half),
    high: Math.min(1, mean + half),
    standardError,
  };
}

/** Where all shares are the same, only the part of instances that can differ is bounded, not by how much. */
function allAlike(mean: number, n: number): Estimate {
  const { high: different } = proportion(0, n);
  const standardError = (Math.max(mean, 1 - mean) * different) / z95;
  return { mean, low: mean * (1 - different), high: mean + (1 - mean) * different, standardError };
}

/** How often something happened in `n` independent tries (Wilson's interval). */
export function proportion(hits: number, n: number): Estimate {
  const p = hits / n;
  const z2 = z95 * z95;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return {
    mean: p,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
    standardError: Math.sqrt((p * (1 - p)) / n),
  };
}

/** The same estimate of the share that is missing to 1. */
export function complement({ mean, low, high, standardError }: Estimate): Estimate {
  return { mean: 1 - mean, low: 1 - high, high: 1 - low, standardError };
}
