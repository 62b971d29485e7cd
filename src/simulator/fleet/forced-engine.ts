// Weighted lives, for what is so rare that no instance of a fleet may ever see it. Every rare step that a life could
// take is a fork: the life goes on without it, with the weight that it then has, and of all forks of one step in a
// life one is drawn, by its weight, and lived as well, from the step to the horizon, with the weight of them all.
// That is the forced transition of Lewis and Böhm ("Monte Carlo simulation of Markov unreliability models",
// Nucl. Eng. Des. 77, 1984), with both ends of the fork kept: no figure is biased, no likelihood ratio multiplies up
// over thousands of steps, and the relative error stays the same however rare the step is. Per life, the variance of
// weekly restarts that fail once in 10^5 or 10^9 times is 0.05 to 1 of the squared mean; balanced failure biasing
// (Shahabuddin, "Importance sampling for the simulation of highly reliable Markovian systems", 1994) has 0.3 to 2 if
// its bias is tuned to one failure in a life, and thousands if half of all restarts fail.
//
// What is rare after something rare is forced in the same way, one fork in two lives, and to the horizon: a life that
// took its chances once it serves again would weigh thousands of times as much as others that take the same step.

import type { SemiMarkovModel } from '../profile/index.js';
import type { RareSteps } from './forced-model.js';
import { type ForcedState, forcedStates } from './forced-model.js';
import { ForcedSums, type ForcedTally } from './forced-tally.js';
import type { Stream } from './stream.js';
import { type Fork, type Met, WeightedLife } from './weighted-life.js';

/** Lives weighted lives of one group, and counts. */
export class ForcedEngine {
  readonly #states: readonly ForcedState[];
  readonly #birth: Fork;
  readonly #horizonMs: number;
  readonly #sums: ForcedSums;

  constructor(model: SemiMarkovModel, rare: RareSteps, horizonMs: number) {
    const { initial } = model;
    this.#states = forcedStates(model, rare);
    this.#birth = { from: initial, beforeMs: 0, to: initial, atMs: 0, since: [] };
    this.#horizonMs = horizonMs;
    this.#sums = new ForcedSums(rare, horizonMs);
  }

  /** Returns what was counted since the last call. */
  takeTally(): ForcedTally {
    return this.#sums.take();
  }

  /** Lives one life and its forks. */
  live(stream: Stream): void {
    for (const { weight, fork } of this.#follow(this.#birth, 1, stream)) {
      this.#branchOff(fork, weight, stream);
    }
    this.#sums.endLife();
  }

  #branchOff(fork: Fork, weight: number, stream: Stream): void {
    const met = this.#follow(fork, weight, stream);
    if (met.length === 0 || stream.uniform() < 0.5) return;
    const one = met[Math.min(met.length - 1, Math.floor(stream.uniform() * met.length))] as Met;
    this.#branchOff(one.fork, 2 * met.length * one.weight, stream);
  }

  #follow(fork: Fork, weight: number, stream: Stream): readonly Met[] {
    const life = new WeightedLife(this.#states, this.#horizonMs, this.#sums, stream);
    return life.follow(fork, weight);
  }
}
