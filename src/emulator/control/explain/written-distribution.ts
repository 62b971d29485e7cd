// A distribution of durations as a plan would have it written.

import { formatDuration } from '../../../plan/index.js';
import type { Distribution } from '../../../random/index.js';

/** A duration, or a mapping with one key: what `distributionSchema` reads. */
export type WrittenDistribution = string | { readonly [form: string]: unknown };

/** Writes a distribution down as `distributionSchema` reads it, such as `{uniform: ['3s', '5s']}`. */
export function writtenDistribution(distribution: Distribution): WrittenDistribution {
  switch (distribution.kind) {
    case 'fixed':
      return formatDuration(distribution.value);
    case 'uniform':
      return { uniform: [distribution.min, distribution.max].map(formatDuration) };
    case 'exponential':
      return { exponential: { mean: formatDuration(distribution.mean) } };
    case 'lognormal':
      return {
        lognormal: { median: formatDuration(distribution.median), sigma: distribution.sigma },
      };
    case 'weibull':
      return {
        weibull: { scale: formatDuration(distribution.scale), shape: distribution.shape },
      };
  }
}
