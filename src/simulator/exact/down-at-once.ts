// How many instances of a fleet are down at once: at a moment, and at the worst moment of a year. Instances are
// independent of each other, so their number is binomial. No clock of theirs may keep them in step.

import { type FleetSource, modelledFleet, requireOptions, yearMs } from '../profile/index.js';
import { binomial, leastFrom } from './binomial.js';
import { type Chain, solveChain } from './chain/chain.js';
import { mixLongRuns, recurrentClasses } from './chain/long-run.js';

/** What to answer otherwise than the profile says. */
export interface AtOnceOptions {
  /** How many instances the fleet has: 1 or more; as many as the profile says, or a thousand of own models. */
  readonly instances?: number;
}

/** How many instances of a fleet are down at once, in the long run. */
export type DownAtOnce =
  | {
      /** The figures are known. */ readonly type: 'known';
      /** On average. */ readonly mean: number;
      /** At 99 of 100 moments at most so many are. */ readonly p99: number;
      /** In at least 99 of 100 years there is no moment at which more are. */ readonly yearly: number;
    }
  | {
      /** They cannot be told. */ readonly type: 'unknown';
      /** Why, in words. */ readonly reason: string;
    };

/**
 * Works out how many instances are down at once, long after their births.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @throws TypeError when `fleet` is neither
 * @throws RangeError when the number of instances is no whole number from 1
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
 * downAtOnce(profile); // { type: 'known', mean: 10, p99: 18, yearly: 26 }
 * ```
 */
export function downAtOnce(fleet: FleetSource, options: AtOnceOptions = {}): DownAtOnce {
  const caller = 'downAtOnce';
  const { groups, instances: modelled } = modelledFleet(caller, fleet);
  requireOptions(caller, options, '{ instances: 1000 }');
  const { instances: n = modelled } = options;
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new RangeError(`a fleet has a whole number of instances from 1; got ${n}`);
  }
  const solved = groups.map(({ weight, model }) => ({ weight, chain: solveChain(model) }));
  if (solved.some(({ chain }) => isInStep(chain))) {
    const reason =
      'every clock is fixed, so instances that are born together are down together, time after time';
    return { type: 'unknown', reason };
  }
  const { downtimePerYearMs, outages } = mixLongRuns(
    solved.flatMap(({ weight, chain }) =>
      recurrentClasses(chain).map((longRun) => ({ weight: weight * longRun.probability, longRun })),
    ),
  );
  const down = Math.min(1, downtimePerYearMs / yearMs);
  const begun = n * (outages?.perYear ?? 0);
  const fleetAtOnce = binomial(n, down);
  const others = binomial(n - 1, down);
  return {
    type: 'known',
    mean: n * down,
    p99: leastFrom(0, n, (k) => fleetAtOnce.above(k) <= rare),
    // More than k are down within the year if they are at its beginning, or if an outage begins while k others
    // are down. That happens at most as often as its mean (Markov's inequality).
    yearly: leastFrom(0, n, (k) => fleetAtOnce.above(k) + begun * others.at(k) <= rare),
  };
}

/** One in a hundred. */
const rare = 0.01;

function isInStep({ classes, stays }: Chain): boolean {
  return classes.some(
    ({ absorption, states }) =>
      absorption > 0 &&
      states.length > 1 &&
      states.every((i) => {
        const race = stays[i]?.race;
        return race?.exponentials.length === 0 && race.continuous.length === 0;
      }),
  );
}
