// Do the two answers agree, the simulated and the exact one?

import type { ExactAnswer, ExpectedShare } from './exact/index.js';
import type { Estimate, FleetResult } from './fleet/index.js';

/** Beyond so many standard errors the difference is not chance: one run in 16 000 gets there. */
export const mostZ = 4;

/**
 * Fewer outages than this can lack the rare long ones on which the serving share depends, and make its
 * error look smaller than it is.
 */
const enoughOutages = 10_000;

/** How a simulated fleet and the exact answer compare. */
export interface Agreement {
  /** The difference in standard errors; positive when more was simulated than is expected. */
  readonly z: number;
  /**
   * `agree`: the difference is chance. `doubtful`: it is not, unless outages are missing that are too
   * rare for a fleet of this size. `defect`: the simulation or the mathematics is wrong.
   */
  readonly verdict: 'agree' | 'doubtful' | 'defect';
}

/**
 * Compares the serving share of a simulated fleet with the exact one.
 *
 * @param simulated - a fleet that was watched from birth to the horizon of the exact answer
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: 'documented',
 *   workload: { requests: { restart: { every: '7d' } } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * compareAnswers(simulateFleet(profile), exactAnswer(profile)).verdict; // 'agree'
 * ```
 */
export function compareAnswers(simulated: FleetResult, exact: ExactAnswer): Agreement {
  const z = zScore(simulated.servingShare, exact.expected);
  if (Math.abs(z) <= mostZ) return { z, verdict: 'agree' };
  const outages = simulated.outages.count + simulated.outages.open;
  return { z, verdict: outages < enoughOutages ? 'doubtful' : 'defect' };
}

/**
 * How far a simulated share of serving is from the expected one, in standard errors of the
 * difference: beyond 4, one of the two is wrong.
 *
 * @param simulated - the estimate of a fleet that was watched from birth to the same horizon
 * @returns a number of standard errors; positive when more was simulated than is expected
 */
export function zScore(
  simulated: Pick<Estimate, 'mean' | 'standardError'>,
  { serving, errorEstimate }: Pick<ExpectedShare, 'serving' | 'errorEstimate'>,
): number {
  return (simulated.mean - serving) / Math.hypot(simulated.standardError, errorEstimate);
}
