// The first service by the horizon, as a simulated fleet sees it: instances that get there later are none that
// got there. The process ends with the first service, so being in a state that serves is having got there.

import type { SemiMarkovModel } from '../profile/index.js';
import { type Chain, solveChain, total } from './chain/chain.js';
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
  const chain = untilService(model);
  const { late, errorEstimate } = lateIn(chain, horizonMs);
  if (1 - late <= errorEstimate) return { servesByHorizon: 0 };
  // E(T; T ≤ H) is the time spent waiting until H, that of instances still waiting then left out.
  const meanMs =
    (horizonMs * (waiting(chain, timeShares(chain, horizonMs, relative)) - late)) / (1 - late);
  return { servesByHorizon: 1 - late, meanTimeToServiceByHorizonMs: Math.max(0, meanMs) };
}

/** The probability that an instance has not served by a moment, and what that may be off by. */
export const lateBy = (model: SemiMarkovModel, atMs: number) => lateIn(untilService(model), atMs);

function lateIn(chain: Chain, atMs: number) {
  const { model, reached } = chain;
  if (model.states[model.initial]?.serving) return { late: 0, errorEstimate: 0 };
  if (!reached.some((i) => model.states[i]?.serving)) return { late: 1, errorEstimate: 0 };
  const [end] = probabilitiesAt(chain, [atMs], absoluteMs / atMs) as [Occupancy];
  return { late: waiting(chain, end), errorEstimate: end.errorEstimate };
}

/** The same instances, as if they served from birth to their first service: states of before come before those of after. */
export function servingUntilService(model: SemiMarkovModel): SemiMarkovModel {
  const { states, initial } = model;
  const serves = (i: number) => states[i]?.serving === true;
  const copy = (isBefore: boolean) =>
    states.map((state) => ({
      ...state,
      serving: isBefore || state.serving,
      causes: state.causes.map((cause) => ({
        ...cause,
        branches: cause.branches.map((branch) => ({
          ...branch,
          to: isBefore && !serves(branch.to) ? branch.to : states.length + branch.to,
        })),
      })),
    }));
  return {
    ...model,
    states: [...copy(true), ...copy(false)],
    initial: serves(initial) ? states.length + initial : initial,
  };
}

/**
 * The mean time to the first service, that of instances that wait for longer cut off at `atMs`.
 *
 * @param tolerance - wanted accuracy, relative
 */
export function meanWaitMs(model: SemiMarkovModel, atMs: number, tolerance: number) {
  const chain = untilService(model);
  const times = timeShares(chain, atMs, tolerance);
  return { meanMs: atMs * waiting(chain, times), errorMs: atMs * times.errorEstimate };
}

/** The process that ends with the first service. */
function untilService(model: SemiMarkovModel): Chain {
  const states = model.states.map((state) => (state.serving ? { ...state, causes: [] } : state));
  return solveChain({ ...model, states });
}

const waiting = ({ model }: Chain, { shares }: Pick<Occupancy, 'shares'>): number =>
  total(shares.filter((_, i) => !model.states[i]?.serving));
