// What is rare in a fleet, in one call.

import { type FleetSource, requireOptions } from '../profile/index.js';
import type { RareFigures } from './forced-result.js';
import { type FleetOptions, simulateFleet } from './simulate-fleet.js';

/**
 * Simulates what is so rare that no instance may ever see it, such as a restart that fails once in a billion times, as
 * `dcs-lifecycle fleet --rare` does: by lives with weights that are forced to take the rare steps of the chart (Lewis
 * and Böhm, "Monte Carlo simulation of Markov unreliability models", 1984). No figure is biased, and the relative error
 * is the same however rare a step is. A step is rare that fewer than one of 20 instances takes until the horizon.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @param options - what to do otherwise than the profile says; as many lives as instances
 * @throws TypeError when `fleet` is neither, or the options are no object
 * @throws RangeError when an option is out of its range, or nothing can be forced; the message says why
 * @throws EndlessLifeError when an instance changes its state too often to get to the horizon
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: { phases: { CREATING: { takes: '10s' }, RESTARTING: { takes: '1m', fails: 1e-9 } } },
 *   workload: {
 *     requests: { restart: { every: '7d' } },
 *     reactions: { ERROR: { restart: { after: '6h' } } },
 *   },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const [failure] = forcedTransitions(profile).steps;
 * failure.event; // 'fail'
 * const { low, high } = failure.perYear;
 * low < 5.21e-8 && 5.21e-8 < high; // true
 * ```
 */
export function forcedTransitions(
  fleet: FleetSource,
  options: Omit<FleetOptions, 'forced'> = {},
): RareFigures {
  requireOptions('forcedTransitions', options, '{ instances: 1000 }');
  return simulateFleet(fleet, { ...options, forced: true }).rare as RareFigures;
}
