// The first service by the horizon, as a simulated fleet sees it: instances that get there later are none that
// got there. The process ends with the first service, so being in a state that serves is having got there.

import type { SemiMarkovModel } from '../profile/index.js';
import { solveChain, total } from './chain/chain.js';
import { type Occupancy, probabilitiesAt, timeShares } from './occupancy.js';

/** Who has served by the horizon. */
export interface ServiceByHorizon {
  /** The probability that an instance has served by the horizon. */
  readonly servesByHorizon: number;
  /**
   * The mean time to the first service of those that have served by the horizon, in milliseconds; absent if none
   * can have.
   */
  readonly meanTimeToServiceByHorizonMs?: number;
}

/** Accuracy that is tried for: a part of the time, and some milliseconds of it. */
const [relative, absoluteMs] = [1e-9, 0.1];

/** Answers for instances that are watched from birth to a horizon. */
export function serviceByHorizon(model: SemiMarkovModel, horizonMs: number): ServiceByHorizon {
  if (model.states[model.initial]?.serving) {
    return { servesByHorizon: 1, meanTimeToServiceByHorizonMs: 0 };
  }
  const states = model.states.map((state) => (state.serving ? { ...state, causes: [] } : state));
  const chain = solveChain({ ...model, states });
  if (!chain.reached.some((i) => states[i]?.serving)) return { servesByHorizon: 0 };
  const waiting = ({ shares }: { readonly shares: readonly number[] }) =>
    total(shares.filter((_, i) => !states[i]?.serving));
  const [end] = probabilitiesAt(chain, [horizonMs], absoluteMs / horizonMs) as [Occupancy];
  const late = waiting(end);
  if (1 - late <= end.errorEstimate) return { servesByHorizon: 0 };
  // E(T; T ≤ H) is the time spent waiting until H, that of instances still waiting then left out.
  const meanMs =
    (horizonMs * (waiting(timeShares(chain, horizonMs, relative)) - late)) / (1 - late);
  return { servesByHorizon: 1 - late, meanTimeToServiceByHorizonMs: Math.max(0, meanMs) };
}
