// The fleet simulator's reference: one life after the other, written down stay by stay, with the
// single instance's random numbers, and every figure read off the list in the most direct way.

import { type Random, sample } from '../../../src/random/index.js';
import type {
  Branch,
  Cause,
  ModelState,
  SemiMarkovModel,
} from '../../../src/simulator/profile/index.js';

/** A stay in a state, the end included and the beginning not. */
export interface Stay {
  readonly state: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** What ended it; undefined when the horizon did. */
  readonly end: Branch | undefined;
}

/** Lives until the horizon. */
export function liveSlowly(model: SemiMarkovModel, horizonMs: number, random: Random): Stay[] {
  const stays: Stay[] = [];
  let state = model.initial;
  let fromMs = 0;
  for (;;) {
    let winner: Cause | undefined;
    let stayMs = Number.POSITIVE_INFINITY;
    for (const cause of (model.states[state] as ModelState).causes) {
      const afterMs = sample(cause.afterMs, random);
      if (winner === undefined || afterMs < stayMs) [winner, stayMs] = [cause, afterMs];
    }
    const toMs = fromMs + stayMs;
    if (winner === undefined || toMs >= horizonMs) {
      return [...stays, { state, fromMs, toMs: horizonMs, end: undefined }];
    }
    const end = choose(winner.branches, random);
    stays.push({ state, fromMs, toMs, end });
    state = end.to;
    fromMs = toMs;
  }
}

function choose(branches: readonly Branch[], random: Random): Branch {
  let rest = branches.length > 1 ? random() : 0;
  for (const branch of branches) {
    if (rest < branch.probability) return branch;
    rest -= branch.probability;
  }
  return branches.at(-1) as Branch;
}

/** Stretches of the same service, in order. */
function stretches(model: SemiMarkovModel, stays: readonly Stay[]) {
  const found: { serving: boolean; fromMs: number; toMs: number }[] = [];
  for (const { state, fromMs, toMs } of stays) {
    const { serving } = model.states[state] as ModelState;
    const last = found.at(-1);
    if (last?.serving === serving) last.toMs = toMs;
    else found.push({ serving, fromMs, toMs });
  }
  return found;
}

/** Lengths of ended outages, and whether another one is under way at the horizon. */
export function outagesOf(model: SemiMarkovModel, stays: readonly Stay[]) {
  const all = stretches(model, stays);
  const down = all.filter(({ serving }, i) => !serving && i > 0);
  const open = down.length > 0 && down.at(-1) === all.at(-1);
  return {
    endedMs: (open ? down.slice(0, -1) : down).map(({ fromMs, toMs }) => toMs - fromMs),
    open,
  };
}

/** When the instance first served. */
export function firstServiceOf(model: SemiMarkovModel, stays: readonly Stay[]): number | undefined {
  return stretches(model, stays).find(({ serving }) => serving)?.fromMs;
}

/** Time spent in a state. */
export function timeIn(stays: readonly Stay[], state: number): number {
  return stays
    .filter((stay) => stay.state === state)
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** Time without service. */
export function timeDown(model: SemiMarkovModel, stays: readonly Stay[]): number {
  return stretches(model, stays)
    .filter(({ serving }) => !serving)
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** The state at a point of time; the one before, when it changes at that very instant. */
export function stateAt(model: SemiMarkovModel, stays: readonly Stay[], atMs: number): number {
  const stay = stays.find(({ fromMs, toMs }) => fromMs < atMs && atMs <= toMs);
  return stay?.state ?? model.initial;
}
