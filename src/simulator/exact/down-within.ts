// How many instances of a fleet are down at once between their birth and the horizon: what A(t) says, where the long
// run does not. A moment's number is binomial, since instances are alike and independent, and each is drawn its kind.

import { type FleetSource, modelledFleet, requireOptions } from '../profile/index.js';
import { total } from './chain/chain.js';
import { mixLongRuns, recurrentClasses } from './chain/long-run.js';
import { downOverTime, near, rarelyExceeded } from './down-over-time.js';
import { partOf } from './down-part.js';
import { mostDown } from './most-down.js';

/** What to answer otherwise than the profile says. */
export interface DownWithinOptions {
  /** How many instances the fleet has: 1 or more; as many as the profile says, or a thousand of own models. */
  readonly instances?: number;
  /** How long each is watched, in milliseconds; as the profile says, or a year for own models. */
  readonly horizonMs?: number;
}

/**
 * How many instances are down at once until the horizon, all of them born at the same time. An instance counts from
 * its first service on; one that has none by the horizon is down all along.
 */
export interface DownWithin {
  /** The horizon, in milliseconds from birth. */
  readonly horizonMs: number;
  /** On average over the time until the horizon. */
  readonly mean: number;
  /** At 99 of 100 moments until the horizon at most so many are; left out where it cannot be told. */
  readonly p99?: number;
  /** A bound: in at least 99 of 100 fleets there is no moment until the horizon at which more are. */
  readonly most?: number;
  /** Why a figure is left out, in words. */
  readonly reason?: string;
  /** Whether the long run is near enough to speak of this horizon: their means differ by a tenth at most. */
  readonly reachesLongRun: boolean;
}

/**
 * Works out how many instances are down at once from birth to the horizon. Where all clocks that end service are
 * exponential (`every` in a profile), service ends at a bounded rate, whatever the time and the state: this is what
 * `most` rests on.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @throws TypeError when `fleet` is neither
 * @throws RangeError when the number of instances is no whole number from 1, or the horizon is not above 0
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: { phases: { CREATING: { takes: '10s' } } },
 *   workload: { fault: { every: '9d' }, recovery: { after: { exponential: { mean: '1d' } } } },
 *   instances: 100,
 *   horizon: '365d',
 * });
 * const { p99, most } = downWithin(profile);
 * p99; // 17
 * most; // 28
 * ```
 */
export function downWithin(fleet: FleetSource, options: DownWithinOptions = {}): DownWithin {
  const caller = 'downWithin';
  const modelled = modelledFleet(caller, fleet);
  requireOptions(caller, options, '{ instances: 1000 }');
  const { instances: n = modelled.instances, horizonMs = modelled.horizonMs } = options;
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new RangeError(`a fleet has a whole number of instances from 1; got ${n}`);
  }
  if (!(horizonMs > 0 && Number.isFinite(horizonMs))) {
    throw new RangeError(`a horizon is a time above 0; got ${horizonMs} ms`);
  }
  const parts = modelled.groups.map(({ weight, model }) => partOf(weight, model, horizonMs));
  const down = total(parts.map(({ weight, meanDown }) => weight * meanDown));
  const { availability } = mixLongRuns(
    parts.flatMap(({ weight, chain }) =>
      recurrentClasses(chain).map((longRun) => ({ weight: weight * longRun.probability, longRun })),
    ),
  );
  const figures = {
    horizonMs,
    mean: n * down,
    reachesLongRun: Math.abs(down - (1 - availability)) <= (1 - availability) / 10,
  };
  if (parts.some(({ ends }) => !ends)) {
    const reason =
      'a clock that ends service is not exponential, so instances that are born together may go down together';
    return { ...figures, reason };
  }
  const most = mostDown(parts, n, horizonMs);
  const unknown = total(parts.map(({ weight, neverError }) => weight * neverError));
  if (unknown > near * Math.max(down, 1 / n)) {
    const reason = `who has had a first service by the horizon is known only to ${unknown.toPrecision(2)}: many may get it together then`;
    return { ...figures, most, reason };
  }
  const moments = downOverTime(parts, down, horizonMs);
  if (!moments) {
    return { ...figures, most, reason: 'A(t) changes faster than the moments that are looked at' };
  }
  return { ...figures, p99: rarelyExceeded(moments, n), most };
}
