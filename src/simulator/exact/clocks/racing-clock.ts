// A single clock, in the three forms that the mathematics tells apart: it rings after a fixed time, after
// an exponential one, or after one that has a density.

import { type Distribution, mean } from '../../../random/index.js';
import { erfc } from './erfc.js';

/** A clock that rings at the same time after every start. */
export interface FixedClock {
  readonly type: 'fixed';
  /** When it rings. */
  readonly atMs: number;
}

/** A clock without memory: it rings at a constant rate. */
export interface ExponentialClock {
  readonly type: 'exponential';
  /** How often it would ring, per millisecond. */
  readonly rate: number;
}

/** A clock whose time has a density. */
export interface ContinuousClock {
  readonly type: 'continuous';
  /** Probability density of ringing at `ms`, per millisecond. */
  density(ms: number): number;
  /** Probability of not having rung until `ms`. */
  survivor(ms: number): number;
  /** It never rings before this. */
  readonly fromMs: number;
  /** It has rung by then, up to a part of its mean that a double cannot hold. */
  readonly untilMs: number;
  /** Times between which its density changes its character, in ascending order. */
  readonly marksMs: readonly number[];
  /** Whether it varies with the logarithm of time, as lognormal and Weibull clocks do. */
  readonly logarithmic: boolean;
}

/** What a clock is to the mathematics. */
export type RacingClock = FixedClock | ExponentialClock | ContinuousClock;

/** -log of what is neglected: exp(-44) is below 1e-19. */
const neglected = 44;

/** Sorts a distribution into one of the three forms; its parameters are trusted. */
export function racingClock(distribution: Distribution): RacingClock {
  switch (distribution.type) {
    case 'fixed':
      return { type: 'fixed', atMs: distribution.value };
    case 'exponential':
      return exponential(distribution.mean);
    case 'uniform': {
      const { min, max } = distribution;
      return min < max ? uniform(min, max) : { type: 'fixed', atMs: min };
    }
    case 'lognormal': {
      const { median, sigma } = distribution;
      if (median > 0 && sigma > 0) return lognormal(median, sigma);
      return { type: 'fixed', atMs: median };
    }
    case 'weibull': {
      const { scale, shape } = distribution;
      return shape === 1 || scale === 0 ? exponential(scale) : weibull(scale, shape);
    }
  }
}

function exponential(meanMs: number): RacingClock {
  return meanMs > 0 ? { type: 'exponential', rate: 1 / meanMs } : { type: 'fixed', atMs: 0 };
}

function uniform(min: number, max: number): ContinuousClock {
  const width = max - min;
  return {
    type: 'continuous',
    density: (ms) => (ms < min || ms > max ? 0 : 1 / width),
    survivor: (ms) => (ms <= min ? 1 : ms >= max ? 0 : (max - ms) / width),
    fromMs: min,
    untilMs: max,
    marksMs: [min, max],
    logarithmic: false,
  };
}

function lognormal(median: number, sigma: number): ContinuousClock {
  const score = (ms: number) => Math.log(ms / median) / sigma;
  const peak = 1 / (sigma * Math.sqrt(2 * Math.PI));
  // The mean is made up around the score sigma, not around 0, so the tail is cut that much later.
  const scores = [-9, -5, -2, 0, 2, 5, sigma + 9];
  const marksMs = scores.sort((a, b) => a - b).map((each) => median * Math.exp(sigma * each));
  return {
    type: 'continuous',
    density: (ms) => (ms > 0 ? (peak / ms) * Math.exp(-(score(ms) ** 2) / 2) : 0),
    survivor: (ms) => (ms > 0 ? erfc(score(ms) / Math.SQRT2) / 2 : 1),
    fromMs: 0,
    untilMs: marksMs.at(-1) as number,
    marksMs,
    logarithmic: true,
  };
}

function weibull(scale: number, shape: number): ContinuousClock {
  const hazard = (ms: number) => (ms / scale) ** shape;
  // What lies beyond hazard h is about h^(1/shape) exp(-h) of the scale; compare with the mean.
  const logMean = Math.log(mean({ type: 'weibull', scale: 1, shape }));
  let last = neglected;
  while (last - Math.log(last) / shape + logMean < neglected) last *= 1.2;
  const hazards = [Math.exp(-neglected), 1e-9, 1e-4, 0.03, 0.3, 1, 3, 10, last];
  const marksMs = hazards.map((each) => scale * each ** (1 / shape));
  return {
    type: 'continuous',
    density: (ms) => (ms > 0 ? (shape / ms) * hazard(ms) * Math.exp(-hazard(ms)) : 0),
    survivor: (ms) => Math.exp(-hazard(ms)),
    fromMs: 0,
    untilMs: marksMs.at(-1) as number,
    marksMs,
    logarithmic: true,
  };
}
