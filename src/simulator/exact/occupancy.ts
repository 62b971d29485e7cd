// Where instances are at a moment, and how much of their time until then they spent where. Three ways,
// the most exact that the model allows: uniformisation when every clock is exponential, the list of
// all that can happen when every clock is fixed, inversion of transforms otherwise.

import type { Chain } from './chain/chain.js';
import { enumerate } from './chain/enumeration.js';
import { uniformise } from './chain/uniformisation.js';
import { invertProbabilities, invertTimeShares } from './inversion/inverted-occupancy.js';

/** How a number that depends on time was found. */
export type ExactMethod = 'uniformisation' | 'enumeration' | 'inversion';

/** Shares of states, numbered as in the model, that add up to 1. */
export interface Occupancy {
  readonly shares: readonly number[];
  readonly method: ExactMethod;
  /** How far the shares that serve, and those that do not, may be off. */
  readonly errorEstimate: number;
}

/** What plain additions and multiplications lose to rounding. */
const rounding = 1e-13;

/**
 * The expected share of time in each state from birth to `atMs`.
 *
 * @param tolerance - wanted accuracy, relative to the share of time spent not serving
 */
export function timeShares(chain: Chain, atMs: number, tolerance: number): Occupancy {
  const [exact] = withoutInversion(chain, [atMs]);
  return exact?.times ?? { ...invertTimeShares(chain, atMs, tolerance), method: 'inversion' };
}

/**
 * The probability of each state at every one of `timesMs`; where something happens just then, of the
 * states before.
 *
 * @param tolerance - wanted accuracy, absolute
 */
export function probabilitiesAt(
  chain: Chain,
  timesMs: readonly number[],
  tolerance: number,
): Occupancy[] {
  const exact = withoutInversion(chain, timesMs);
  if (exact.length > 0) return exact.map(({ moment }) => moment);
  const inverted = invertProbabilities(chain, timesMs, tolerance);
  return inverted.map((each) => ({ ...each, method: 'inversion' }));
}

/** Occupancies of the moment and of the time until it; none where neither exact way is open. */
function withoutInversion(
  chain: Chain,
  timesMs: readonly number[],
): { moment: Occupancy; times: Occupancy }[] {
  const uniformised = uniformise(chain, timesMs);
  const solved = uniformised ?? enumerate(chain, timesMs) ?? [];
  const method = uniformised ? 'uniformisation' : 'enumeration';
  return solved.map(({ probabilities, sharesOfTime, lost }) => {
    const errorEstimate = lost + rounding;
    return {
      moment: { shares: probabilities, method, errorEstimate },
      times: { shares: sharesOfTime, method, errorEstimate },
    };
  });
}
