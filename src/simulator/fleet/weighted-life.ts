// A life with a weight, from a fork to the horizon.

import type { ForcedClock, ForcedState, RareEnd } from './forced-model.js';
import type { ForcedSums } from './forced-tally.js';
import { EndlessLifeError, mostSteps } from './group-engine.js';
import { choose } from './limits.js';
import type { Stream } from './stream.js';
import { drawTime } from './timing.js';

/** Where a life begins: at its birth, or with a rare step that another one could have taken. */
export interface Fork {
  /** The state before the step, and how much of the time there is not counted yet. */
  readonly from: number;
  readonly beforeMs: number;
  /** Where the step leads, and when, in milliseconds since birth. */
  readonly to: number;
  readonly atMs: number;
  /** The rare steps since which the life has not served, this one the last. */
  readonly since: readonly number[];
}

/** The forks of one step that a life has met: the weight of them all, and the one that was drawn. */
export interface Met {
  weight: number;
  fork: Fork;
}

/** A life that can be followed once. */
export class WeightedLife {
  readonly #states: readonly ForcedState[];
  readonly #horizonMs: number;
  readonly #sums: ForcedSums;
  readonly #stream: Stream;
  readonly #met = new Map<number, Met>();
  #weight = 0;
  #position = 0;
  #nowMs = 0;
  #stayMs = 0;
  #since: readonly number[] = [];

  constructor(states: readonly ForcedState[], horizonMs: number, sums: ForcedSums, stream: Stream) {
    this.#states = states;
    this.#horizonMs = horizonMs;
    this.#sums = sums;
    this.#stream = stream;
  }

  /**
   * Lives it without any rare step, and counts.
   *
   * @returns the forks that it has met
   */
  follow(fork: Fork, weight: number): readonly Met[] {
    this.#weight = weight;
    this.#position = fork.to;
    this.#nowMs = fork.atMs;
    this.#since = fork.since;
    if (!this.#states[fork.from]?.serving) {
      this.#sums.addDown(weight * fork.beforeMs, fork.since.slice(0, -1));
    }
    for (let steps = 0; steps < mostSteps; steps++) {
      const state = this.#states[this.#position] as ForcedState;
      if (state.serving) this.#since = [];
      const clock = this.#firstToRing(state.clocks);
      if (state.rareRate > 0) this.#meetAtRate(state);
      const endMs = this.#nowMs + this.#stayMs;
      if (!state.serving) {
        const spentMs = Math.min(endMs, this.#horizonMs) - this.#nowMs;
        this.#sums.addDown(this.#weight * spentMs, this.#since);
      }
      if (!(endMs < this.#horizonMs)) return [...this.#met.values()];
      this.#nowMs = endMs;
      if (!clock) continue;
      for (const end of clock.rare) this.#meet(end, end.probability);
      this.#weight *= 1 - clock.rareProbability;
      this.#position = clock.to[
        clock.to.length > 1 ? choose(clock.limits, this.#stream) : 0
      ] as number;
    }
    throw new EndlessLifeError();
  }

  /** Draws how long the stay lasts, but for what is rare. */
  #firstToRing(clocks: readonly ForcedClock[]): ForcedClock | undefined {
    this.#stayMs = Number.POSITIVE_INFINITY;
    let first: ForcedClock | undefined;
    for (const clock of clocks) {
      const ms = drawTime(clock, this.#stream);
      if (ms < this.#stayMs) {
        this.#stayMs = ms;
        first = clock;
      }
    }
    return first;
  }

  /** Meets what is rare and comes at a rate during the stay. */
  #meetAtRate({ rare, rareRate }: ForcedState): void {
    const untilMs = Math.min(this.#stayMs, this.#horizonMs - this.#nowMs);
    const chance = -Math.expm1(-rareRate * untilMs);
    for (const end of rare) {
      const drawn = this.#meet(end, chance * end.probability);
      if (!drawn) continue;
      // The moment, given that it comes.
      const beforeMs = -Math.log1p(-this.#stream.uniform() * chance) / rareRate;
      drawn.fork = { ...drawn.fork, beforeMs, atMs: this.#nowMs + beforeMs };
    }
    this.#weight *= 1 - chance;
  }

  /** Counts a fork here and now; returns what was met of its step, where this one is drawn of them. */
  #meet({ step, to }: RareEnd, chance: number): Met | undefined {
    const own = this.#weight * chance;
    this.#sums.addStep(step, own);
    const before = this.#met.get(step);
    if (before) {
      before.weight += own;
      if (this.#stream.fraction() * before.weight >= own) return undefined;
    }
    const since = [...this.#since, step];
    const fork = { from: this.#position, beforeMs: 0, to, atMs: this.#nowMs, since };
    const met = before ?? { weight: own, fork };
    met.fork = fork;
    this.#met.set(step, met);
    return met;
  }
}
