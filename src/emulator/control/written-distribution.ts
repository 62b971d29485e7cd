// Durations and phases as a plan would have them written.

import { formatDuration, type PhasePlan } from '../../plan/index.js';
import { type OtherEndKey, otherEnds } from '../../plan/internal.js';
import type { Distribution } from '../../random/index.js';

/** A duration, or a mapping with one key: what `distributionSchema` reads. */
export type WrittenDistribution = string | { readonly [form: string]: unknown };

/** Writes a distribution down as `distributionSchema` reads it, such as `{uniform: ['3s', '5s']}`. */
export function writtenDistribution(distribution: Distribution): WrittenDistribution {
  switch (distribution.type) {
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

/** What a plan says of a phase, as it would have it written: ends with a probability of 0 left out. */
export function writtenPhase(
  planned: PhasePlan,
): { takes: WrittenDistribution } & Partial<Record<OtherEndKey, number>> {
  return { takes: writtenDistribution(planned.takes), ...likelyEnds(planned) };
}

/** The probabilities of the ends other than the good one that are likely at all. */
export function likelyEnds(planned: Partial<Record<OtherEndKey, number>>) {
  const likely = otherEnds.flatMap(({ key }) => {
    const probability = planned[key] ?? 0;
    return probability > 0 ? [[key, probability] as const] : [];
  });
  return Object.fromEntries(likely) as Partial<Record<OtherEndKey, number>>;
}
