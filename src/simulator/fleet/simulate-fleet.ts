// A whole fleet in one call, on the thread that asks.

import { createEngine } from './engine.js';
import type { FleetRun } from './fleet-run.js';
import { type FleetResult, fleetResult } from './result.js';

/**
 * Simulates a fleet. The same run gives the same result on every machine.
 *
 * @param run - what to simulate, and how many instances of it: 1 or more
 * @throws RangeError when the run is not as {@link FleetRun} says
 * @throws EndlessLifeError when an instance changes its state too often to get to the horizon
 *
 * @example
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: 'documented',
 *   workload: { requests: { restart: { every: '7d' } } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const { instances, horizonMs, seed } = profile;
 * const fleet = simulateFleet({ groups: modelsOf(profile), instances, horizonMs, seed, points: 201 });
 * fleet.servingShare; // { mean, low, high, standardError }
 * fleet.outages.p99Ms; // 99 of 100 outages are shorter
 */
export function simulateFleet(run: FleetRun & { readonly instances: number }): FleetResult {
  const { instances } = run;
  if (!Number.isSafeInteger(instances) || instances < 1) {
    throw new RangeError(`a fleet has a whole number of instances from 1; got ${instances}`);
  }
  return fleetResult(run, createEngine(run)(0, instances));
}
