// Named distributions as plain data: how to draw from one, its mean and its bounds. The numbers have the unit
// of the parameters.

import { randomExponential, randomLogNormal, randomUniform, randomWeibull } from 'd3-random';
import { gamma } from './gamma.js';
import type { Random } from './random.js';

/**
 * A distribution that can be written to a file. The functions here trust its parameters: finite,
 * `min <= max`, `mean`, `median`, `sigma` and `scale` at least 0, `shape` above 0.
 *
 * @example
 * ```ts
 * const restartMs: Distribution = { type: 'lognormal', median: 30_000, sigma: 0.5 };
 * ```
 */
export type Distribution =
  /** Always the same. */
  | { readonly type: 'fixed'; readonly value: number }
  /** Anything between two bounds, all equally likely. */
  | { readonly type: 'uniform'; readonly min: number; readonly max: number }
  /** Waiting for an event whose rate does not depend on how long one has waited. */
  | { readonly type: 'exponential'; readonly mean: number }
  /** Half below the median, with a long tail; sigma is the standard deviation of the logarithm. */
  | { readonly type: 'lognormal'; readonly median: number; readonly sigma: number }
  /** Lifetimes: shape below 1 fails early, 1 is exponential, above 1 wears out. */
  | { readonly type: 'weibull'; readonly scale: number; readonly shape: number };

/**
 * Draws one value.
 *
 * @param random - uniform numbers, of which a lognormal takes as many as it needs; it goes on until
 *   they suit, so a constant stub will not do there
 * @returns a value within `support(distribution)`, in the unit of the parameters
 *
 * @example
 * ```ts
 * const random = createRandom(42);
 * sample({ type: 'uniform', min: 10, max: 20 }, random); // 12.81664226467142
 * ```
 */
export function sample(distribution: Distribution, random: Random): number {
  // A sampler per draw: d3 keeps every second normal deviate, which would leak between streams.
  switch (distribution.type) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return randomUniform.source(random)(distribution.min, distribution.max)();
    case 'exponential':
      return randomExponential.source(random)(1 / distribution.mean)();
    case 'lognormal':
      // The median is a factor and not d3's mu, so that sigma 0 gives exactly the median.
      return distribution.median * randomLogNormal.source(random)(0, distribution.sigma)();
    case 'weibull':
      return randomWeibull.source(random)(distribution.shape, 0, distribution.scale)();
  }
}

/**
 * The expected value, in the unit of the parameters.
 *
 * @example
 * ```ts
 * mean({ type: 'uniform', min: 10, max: 20 }); // 15
 * ```
 */
export function mean(distribution: Distribution): number {
  switch (distribution.type) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return (distribution.min + distribution.max) / 2;
    case 'exponential':
      return distribution.mean;
    case 'lognormal':
      return distribution.median * Math.exp(distribution.sigma ** 2 / 2);
    case 'weibull':
      return distribution.scale * gamma(1 + 1 / distribution.shape);
  }
}

/**
 * The bounds of the possible values, both included, in the unit of the parameters; `max` is
 * `Infinity` where there is a tail.
 *
 * @example
 * ```ts
 * support({ type: 'exponential', mean: 5 }); // { min: 0, max: Infinity }
 * ```
 */
export function support(distribution: Distribution): { min: number; max: number } {
  switch (distribution.type) {
    case 'fixed':
      return { min: distribution.value, max: distribution.value };
    case 'uniform':
      return { min: distribution.min, max: distribution.max };
    case 'lognormal':
      if (distribution.sigma === 0) return { min: distribution.median, max: distribution.median };
      return { min: 0, max: Number.POSITIVE_INFINITY };
    case 'exponential':
    case 'weibull':
      return { min: 0, max: Number.POSITIVE_INFINITY };
  }
}

/** Of a normal distribution nine tenths lie within this many standard deviations of the mean. */
const nineTenths = 1.6448536269514722;

/**
 * The bounds between which nine of ten values lie, one in twenty on either side of them, in the unit
 * of the parameters. A fixed or uniform distribution lies within its bounds altogether.
 *
 * @example
 * ```ts
 * usualRange({ type: 'exponential', mean: 60_000 }); // { min: 3_078, max: 179_744 }, rounded
 * ```
 */
export function usualRange(distribution: Distribution): { min: number; max: number } {
  switch (distribution.type) {
    case 'fixed':
    case 'uniform':
      return support(distribution);
    case 'exponential':
      return usualRange({ type: 'weibull', scale: distribution.mean, shape: 1 });
    case 'lognormal': {
      const { median, sigma } = distribution;
      const factor = Math.exp(nineTenths * sigma);
      return { min: median / factor, max: median * factor };
    }
    case 'weibull': {
      const at = (share: number) =>
        distribution.scale * (-Math.log(1 - share)) ** (1 / distribution.shape);
      return { min: at(0.05), max: at(0.95) };
    }
  }
}
