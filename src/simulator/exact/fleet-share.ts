// The serving share of a whole fleet, which differs from run to run: where it lies in 95 of 100 fleets, by
// Chebyshev's inequality. The variance of an instance's downtime is bounded by that of outages that go on beginning
// while it is down.

import { type FleetSource, modelledFleet, requireOptions } from '../profile/index.js';
import type { ExactAnswer } from './answer.js';
import { solveChain, total } from './chain/chain.js';
import { type Downtime, downtimeOf, transformError } from './downtime/downtime-law.js';
import type { TimeToService } from './downtime/outage-transform.js';
import { expectedShare } from './expected-share.js';

/** What to answer otherwise than the profile says. */
export interface FleetShareOptions {
  /** How many instances the fleet has: 1 or more; as many as the profile says, or a thousand of own models. */
  readonly instances?: number;
  /** How long each is watched, in milliseconds; as the profile says, or a year for own models. */
  readonly horizonMs?: number;
  /** The exact answer to the same fleet and horizon, where it is known already. */
  readonly exact?: Pick<ExactAnswer, 'groups'>;
}

/** Where the serving share of a fleet lies. */
export type FleetShare =
  | {
      /** The bounds are known. */ readonly type: 'known';
      /** In at least 95 of 100 fleets the share is this at least … */ readonly lower: number;
      /** … and this at most. */ readonly upper: number;
    }
  | {
      /** They cannot be told. */ readonly type: 'unknown';
      /** Why, in words. */ readonly reason: string;
    };

/** One fleet in so many may be further out. */
const oneIn = 20;

/** What the mean may be off by, as a part of it: nothing next to how fleets differ. */
const tolerance = 1e-6;

/**
 * Works out between which bounds the serving share of a fleet lies, from birth to the horizon, in at least 95 of 100
 * fleets: what such a fleet will see. Nothing is simulated. Known where outages are independent and alike.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @param options - what to answer otherwise than the profile says
 * @throws TypeError when `fleet` is neither, or the options are no object
 * @throws RangeError when there is no instance, or the horizon is not above 0
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: { phases: { CREATING: { takes: '10s' } } },
 *   workload: { fault: { every: '365d' }, recovery: { after: '1d' } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const share = fleetServingShare(profile);
 * if (share.type === 'known') {
 *   const { lower, upper } = share;
 *   lower > 0.9968 && upper < 0.9977; // true
 * }
 * ```
 */
export function fleetServingShare(fleet: FleetSource, options: FleetShareOptions = {}): FleetShare {
  const caller = 'fleetServingShare';
  const modelled = modelledFleet(caller, fleet);
  requireOptions(caller, options, '{ instances: 1000 }');
  const { instances = modelled.instances, horizonMs = modelled.horizonMs } = options;
  if (!(instances >= 1)) throw new RangeError(`a fleet has 1 instance or more; got ${instances}`);
  if (!(horizonMs > 0 && Number.isFinite(horizonMs))) {
    throw new RangeError(`a horizon is a time above 0; got ${horizonMs} ms`);
  }
  const parts: { readonly mean: number; readonly error: number; readonly square: number }[] = [];
  for (const [g, { weight, model }] of modelled.groups.entries()) {
    const downtime = downtimeOf(model);
    if (typeof downtime === 'string') return { type: 'unknown', reason: downtime };
    const { serving, errorEstimate } =
      options.exact?.groups[g]?.expected ?? expectedShare(solveChain(model), horizonMs, tolerance);
    parts.push({
      mean: weight * (1 - serving),
      error: weight * errorEstimate,
      square: (weight * mostSquare(downtime, horizonMs)) / horizonMs ** 2,
    });
  }
  const mean = total(parts.map((part) => part.mean));
  const variance = Math.max(0, total(parts.map(({ square }) => square)) - mean * mean);
  const far = Math.sqrt((oneIn * variance) / instances) + total(parts.map(({ error }) => error));
  return { type: 'known', lower: Math.max(0, 1 - mean - far), upper: Math.min(1, 1 - mean + far) };
}

/** At least the mean of the square of an instance's downtime: as if outages began while it is down, too. */
function mostSquare({ creation, outages }: Downtime, horizonMs: number): number {
  const first = within(creation, horizonMs);
  if (!outages) return first.square;
  const each = within(outages.each, horizonMs);
  const isPoisson = 'rate' in outages;
  const count = isPoisson ? outages.rate * horizonMs : Math.floor(horizonMs / outages.afterMs);
  const pairs = isPoisson ? count * count : count * (count - 1);
  return (
    first.square +
    2 * first.meanMs * count * each.meanMs +
    count * each.square +
    pairs * each.meanMs ** 2
  );
}

/** Frequencies, in parts of the horizon's: small ones for short times, large ones for times that may never end. */
const frequencies = [0.03, 0.1, 0.3, 1, 3];

/**
 * At least the mean, and that of the square, of the part of a time that lies within the horizon H. Where it has no
 * moments, or large ones: 1 - exp(-s · time) is at least (1 - exp(-sH)) / H times that part, at any frequency s.
 */
function within(time: TimeToService, horizonMs: number) {
  const bounds = frequencies.map((frequency) => {
    const at = (damping: number) =>
      time.transform({ damping, stepPerMs: damping }, 1).re[0] as number;
    const [once, twice] = [at(frequency / horizonMs), at((2 * frequency) / horizonMs)];
    const unit = -Math.expm1(-frequency) / horizonMs;
    return {
      meanMs: (1 - once + transformError) / unit,
      square: (1 - 2 * once + twice + 4 * transformError) / unit / unit,
    };
  });
  return {
    meanMs: Math.min(time.meanMs, horizonMs, ...bounds.map(({ meanMs }) => meanMs)),
    square: Math.min(time.meanSquare, horizonMs ** 2, ...bounds.map(({ square }) => square)),
  };
}
