// A whole fleet in one call, on the calling thread.

import {
  type FleetSource,
  type ModelledFleet,
  modelledFleet,
  requireOptions,
} from '../profile/index.js';
import { createFleetEngine } from './fleet-engine.js';
import type { FleetRun } from './fleet-run.js';
import { whyNotForced } from './forced-result.js';
import { type FleetResult, fleetResult } from './result.js';

/** What a call can say in place of the profile. */
export interface FleetOptions {
  /** How many instances: 1 or more; as many as the profile says, or a thousand of own models. */
  readonly instances?: number;
  /** How long each is watched, in milliseconds; as the profile says, or a year for own models. */
  readonly horizonMs?: number;
  /** The seed of everything that is left to chance; the profile's, or 1. */
  readonly seed?: number;
  /** At how many points of time instances are counted, 2 to 100 000; 201 unless given. */
  readonly points?: number;
  /** Whether there are weighted lives besides, for what is rare, as `forcedTransitions` has; not unless told. */
  readonly forced?: boolean;
}

/** At how many points of time instances are counted unless a caller says otherwise. */
const defaultPoints = 201;

/**
 * Simulates a fleet, as `dcs-lifecycle fleet` does, on the calling thread. The same profile and
 * options give the same result on every machine.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @param options - what to do otherwise than the profile says
 * @throws TypeError when `fleet` is neither, or the options are no object
 * @throws RangeError when an option is out of its range, or nothing can be forced; the message says which one
 * @throws EndlessLifeError when an instance changes its state too often to get to the horizon
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
 * const fleet = simulateFleet(profile);
 * fleet.servingShare.mean > 0.995; // true
 * fleet.outages.count; // 52335
 * simulateFleet(profile, { instances: 10, horizonMs: 86_400_000 }).instances; // 10
 * ```
 */
export function simulateFleet(fleet: FleetSource, options: FleetOptions = {}): FleetResult {
  const caller = 'simulateFleet';
  const modelled = modelledFleet(caller, fleet);
  requireOptions(caller, options, '{ instances: 1000 }');
  const { instances = modelled.instances } = options;
  if (!Number.isSafeInteger(instances) || instances < 1) {
    throw new RangeError(`a fleet has a whole number of instances from 1; got ${instances}`);
  }
  const run = runOf(modelled, options);
  const reason = run.forced ? whyNotForced(run) : undefined;
  if (reason !== undefined) throw new RangeError(`no weighted lives: ${reason}`);
  return fleetResult(run, createFleetEngine(run)(0, instances));
}

/**
 * What every part of a fleet's run has in common, as {@link simulateFleet} runs it: for programs that
 * simulate the parts themselves, on threads or machines of their own.
 *
 * @throws TypeError when `fleet` is neither a profile nor models
 */
export function fleetRunOf(fleet: FleetSource, options: FleetOptions = {}): FleetRun {
  return runOf(modelledFleet('fleetRunOf', fleet), options);
}

function runOf(modelled: ModelledFleet, options: FleetOptions): FleetRun {
  const { horizonMs = modelled.horizonMs, seed = modelled.seed, points = defaultPoints } = options;
  const { forced = false } = options;
  return { groups: modelled.groups, horizonMs, seed, points, ...(forced && { forced }) };
}
