// A part of a fleet, from birth to a horizon: how much of the time its instances are down, and at which rates
// service ends.

import type { SemiMarkovModel } from '../profile/index.js';
import { type Chain, solveChain, total } from './chain/chain.js';
import { type Occupancy, timeShares } from './occupancy.js';
import { lateBy, servingUntilService } from './service-by-horizon.js';

/** Wanted accuracy of shares of downtime, relative. */
export const tolerance = 1e-6;

/** A part of the fleet. */
export interface Part {
  readonly weight: number;
  readonly chain: Chain;
  /** The same, as if instances served until their first service. */
  readonly served: Chain;
  /** The share of the time until the horizon in which an instance is down. */
  readonly meanDown: number;
  /** The probability that it has not served by the horizon. */
  readonly never: number;
  /** What that may be off by. */
  readonly neverError: number;
  /** How service ends; undefined where not at constant rates. */
  readonly ends: readonly ServiceEnd[] | undefined;
}

/** A state that does not serve, and the highest rate at which service ends in it, per millisecond. */
export interface ServiceEnd {
  readonly to: number;
  readonly rate: number;
}

/** Solves a part of a fleet. */
export function partOf(weight: number, model: SemiMarkovModel, horizonMs: number): Part {
  const chain = solveChain(model);
  const served = solveChain(servingUntilService(model));
  const { late, errorEstimate: neverError } = lateBy(model, horizonMs);
  const never = felt(late);
  const down = never + felt(downOf(served, timeShares(served, horizonMs, tolerance)));
  const ends = serviceEnds(chain);
  return { weight, chain, served, never, neverError, meanDown: Math.min(1, down), ends };
}

/** Leaves out what rounding can make up. */
const felt = (probability: number): number => (probability < 1e-11 ? 0 : probability);

/** What is down, of shares of states. */
export const downOf = ({ model }: Chain, { shares }: Occupancy): number =>
  total(shares.filter((_, i) => !model.states[i]?.serving));

function serviceEnds({ model, stays, reached }: Chain): ServiceEnd[] | undefined {
  const serves = (i: number) => model.states[i]?.serving === true;
  const highest = new Map<number, number>();
  for (const i of reached.filter(serves)) {
    const { race, wins } = stays[i] as Chain['stays'][number];
    const rates = new Map<number, number>();
    for (const [c, { cause, probability: won }] of wins.entries()) {
      for (const { to, probability } of cause.branches) {
        if (won === 0 || probability === 0 || serves(to)) continue;
        const clock = race.exponentials.find((each) => each.cause === c);
        if (!clock) return undefined;
        rates.set(to, (rates.get(to) ?? 0) + clock.rate * probability);
      }
    }
    for (const [to, rate] of rates) highest.set(to, Math.max(rate, highest.get(to) ?? 0));
  }
  return [...highest].map(([to, rate]) => ({ to, rate }));
}
