// Point availability: the probability that an instance serves at a moment after its birth, and where
// else it may be.

import { type FleetSource, modelledFleet, nameOf } from '../profile/index.js';
import { rest, solveChain, total } from './chain/chain.js';
import { mixShares, named, type StateShares } from './expected-share.js';
import { type ExactMethod, probabilitiesAt } from './occupancy.js';

/** A fleet at a moment. */
export interface PointAvailability {
  /** Milliseconds since birth. */
  readonly atMs: number;
  /** The probability that an instance serves. */
  readonly availability: number;
  /** The probability of each state. */
  readonly shares: StateShares;
  /** How far `availability` may be off; large next to a moment at which it jumps. */
  readonly errorEstimate: number;
  /** How it was found, in each group. */
  readonly methods: readonly ExactMethod[];
}

/**
 * Availability at some moments. By uniformisation where every clock is exponential, by listing all
 * that can happen where every clock is fixed, by inversion of Laplace transforms otherwise. Where
 * something happens exactly at a moment, it counts as not happened yet.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @param timesMs - milliseconds since birth, 0 or more, in any order
 * @returns one answer per time, in the same order
 * @throws TypeError when `fleet` is neither, or the times are no list
 * @throws RangeError when a time is below 0 or not finite
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: { phases: { CREATING: { takes: '10s' } } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const [creating, created] = availabilityAt(profile, [0, 60_000]);
 * creating.availability; // 0
 * created.availability; // 1
 * ```
 */
export function availabilityAt(
  fleet: FleetSource,
  timesMs: readonly number[],
): PointAvailability[] {
  const { groups } = modelledFleet('availabilityAt', fleet);
  if (!Array.isArray(timesMs)) {
    throw new TypeError(
      `availabilityAt takes a list of times in milliseconds; got ${nameOf(timesMs)}`,
    );
  }
  const wrong = timesMs.find((ms) => !(ms >= 0 && Number.isFinite(ms)));
  if (wrong !== undefined) throw new RangeError(`a time is at least 0; got ${wrong} ms`);
  const solved = groups.map(({ weight, model }) => {
    const chain = solveChain(model);
    return { weight, chain, moments: probabilitiesAt(chain, timesMs, 1e-9) };
  });
  return timesMs.map((atMs, t) => {
    const parts = solved.map(({ weight, chain, moments }) => {
      const { shares, method, errorEstimate } = moments[t] as (typeof moments)[number];
      const down = total(shares.filter((_, i) => !chain.model.states[i]?.serving));
      return { weight, down, method, errorEstimate, shares: named(chain, shares) };
    });
    return {
      atMs,
      availability: rest(total(parts.map(({ weight, down }) => weight * down))),
      shares: mixShares(parts.map(({ weight, shares }) => [weight, shares])),
      errorEstimate: total(parts.map(({ weight, errorEstimate }) => weight * errorEstimate)),
      methods: parts.map(({ method }) => method),
    };
  });
}
