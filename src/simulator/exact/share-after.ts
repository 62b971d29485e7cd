// The share of time without service that follows a certain step: what weighted lives estimate for a rare one.

import type { Branch, ModelState, SemiMarkovModel } from '../profile/index.js';
import { solveChain, total } from './chain/chain.js';
import { timeShares } from './occupancy.js';

/** A step of a model. */
export interface StepOfModel {
  /** The states that it leaves and leads to, by their positions. */
  readonly from: number;
  readonly event: Branch['event'];
  readonly to: number;
}

/**
 * The expected share of the time from birth to a horizon in which an instance has not served since the step. States out
 * of service are there twice: as they are, and as they are after the step; those alone count as down.
 *
 * @param tolerance - wanted accuracy, relative to the share
 */
export function shareAfter(
  model: SemiMarkovModel,
  { from, event, to }: StepOfModel,
  horizonMs: number,
  tolerance = 1e-6,
): { readonly share: number; readonly errorEstimate: number } {
  const { states } = model;
  const n = states.length;
  const serves = (i: number) => states[i]?.serving === true;
  const moved = (state: ModelState, leads: (branch: Branch) => Branch): ModelState['causes'] =>
    state.causes.map((cause) => ({ ...cause, branches: cause.branches.map(leads) }));
  const isStep = (i: number, branch: Branch) =>
    i === from && branch.event === event && branch.to === to && !serves(to);
  const before = states.map((state, i) => ({
    ...state,
    serving: true,
    causes: moved(state, (branch) =>
      isStep(i, branch) ? { ...branch, to: n + branch.to } : branch,
    ),
  }));
  const after = states.map((state) => ({
    ...state,
    serving: false,
    causes: moved(state, (branch) =>
      serves(branch.to) ? branch : { ...branch, to: n + branch.to },
    ),
  }));
  const chain = solveChain({ ...model, states: [...before, ...after] });
  const { shares, errorEstimate } = timeShares(chain, horizonMs, tolerance);
  return { share: total(shares.slice(n)), errorEstimate };
}
