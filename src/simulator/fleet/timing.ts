// Times as the inner loop draws them: a distribution as a small number and two parameters.

import type { Distribution } from '../../random/index.js';
import type { Stream } from './stream.js';

/** How a time is drawn; `race` is the earliest of several. */
export const draws = {
  never: 0,
  exponential: 1,
  fixed: 2,
  uniform: 3,
  lognormal: 4,
  weibull: 5,
  race: 6,
} as const;

// As constants of their own, these cost a draw no look-up.
const { exponential, fixed, uniform, lognormal } = draws;

/** A distribution of times. */
export interface Timing {
  readonly draws: number;
  /** mean, value, min, median or scale, in milliseconds */
  readonly p: number;
  /** – , – , max - min, sigma or 1 / shape */
  readonly q: number;
}

/** What never happens. */
export const never: Timing = { draws: draws.never, p: 0, q: 0 };

/** Lays out a distribution in milliseconds. */
export function timingOf(distribution: Distribution): Timing {
  switch (distribution.type) {
    case 'fixed':
      return { draws: draws.fixed, p: distribution.value, q: 0 };
    case 'uniform':
      return { draws: draws.uniform, p: distribution.min, q: distribution.max - distribution.min };
    case 'exponential':
      return { draws: draws.exponential, p: distribution.mean, q: 0 };
    case 'lognormal':
      return { draws: draws.lognormal, p: distribution.median, q: distribution.sigma };
    case 'weibull':
      return { draws: draws.weibull, p: distribution.scale, q: 1 / distribution.shape };
  }
}

/** Draws the time after which something happens, in milliseconds. */
export function drawTime({ draws: kind, p, q }: Timing, stream: Stream): number {
  switch (kind) {
    case exponential:
      return stream.exponential(p);
    case fixed:
      return p;
    case uniform:
      return p + stream.uniform() * q;
    case lognormal:
      return p * Math.exp(stream.normal(q));
    default:
      return p * stream.exponential(1) ** q;
  }
}
