// Two slow ways to the expected shares that have nothing in common with the fast one: the renewal
// equations on a grid of time, and plain sampling of lives.

import { type Distribution, type Random, sample } from '../../../src/random/index.js';
import type { ModelState, SemiMarkovModel } from '../../../src/simulator/profile/semi-markov.js';

/**
 * Expected shares of time until `atMs` by stepping along a grid; states have one cause each, fixed,
 * exponential or uniform. Two grids are extrapolated, which leaves an error of the fourth order.
 */
export function sharesOnGrid(model: SemiMarkovModel, atMs: number, steps: number): number[] {
  const coarse = onGrid(model, atMs, steps);
  const fine = onGrid(model, atMs, 2 * steps);
  return fine.map((share, i) => share + (share - (coarse[i] as number)) / 3);
}

function onGrid(model: SemiMarkovModel, atMs: number, steps: number): number[] {
  const step = atMs / steps;
  const kernels = model.states.map(({ causes: [cause] }) =>
    cause
      ? { branches: cause.branches, lumps: lumpsOf(cause.afterMs, step, steps) }
      : { branches: [], lumps: new Float64Array(steps + 1) },
  );
  const entries = model.states.map(() => new Float64Array(steps + 1));
  (entries[model.initial] as Float64Array)[0] = 1;
  const spent = model.states.map(() => 0);
  // A stay that can end at once would be entered and left in one step; none of these models has one.
  for (let at = 0; at <= steps; at++) {
    kernels.forEach(({ branches, lumps }, i) => {
      const entered = entries[i]?.[at] as number;
      if (entered === 0) return;
      let left = entered;
      for (let k = 0; at + k < steps; k++) {
        const leaving = entered * (lumps[k] as number);
        left -= leaving;
        for (const { to, probability } of branches) {
          const row = entries[to] as Float64Array;
          row[at + k] = (row[at + k] as number) + leaving * probability;
        }
        spent[i] = (spent[i] as number) + left;
      }
    });
  }
  return spent.map((count) => count / steps);
}

/** The distribution lumped onto the grid so that every cell keeps its mass and its mean. */
function lumpsOf(distribution: Distribution, step: number, steps: number): Float64Array {
  const { cdf, integral } = primitives(distribution);
  const lumps = new Float64Array(steps + 1);
  for (let k = 0; k < steps; k++) {
    const [from, to] = [k * step, (k + 1) * step];
    const mass = cdf(to) - cdf(from);
    // ∫ (t - from) dF over the cell, by parts.
    const late = (step * cdf(to) - (integral(to) - integral(from))) / step;
    lumps[k] = (lumps[k] as number) + mass - late;
    lumps[k + 1] = (lumps[k + 1] as number) + late;
  }
  return lumps;
}

/** The distribution function, and its integral from 0. */
function primitives(distribution: Distribution) {
  switch (distribution.type) {
    case 'exponential': {
      const { mean } = distribution;
      return {
        cdf: (t: number) => -Math.expm1(-t / mean),
        integral: (t: number) => t + mean * Math.expm1(-t / mean),
      };
    }
    case 'uniform': {
      const { min, max } = distribution;
      const inside = (t: number) => Math.min(Math.max(t - min, 0), max - min);
      return {
        cdf: (t: number) => inside(t) / (max - min),
        integral: (t: number) => inside(t) ** 2 / (2 * (max - min)) + Math.max(t - max, 0),
      };
    }
    case 'fixed': {
      const { value } = distribution;
      return {
        cdf: (t: number) => Number(t >= value),
        integral: (t: number) => Math.max(t - value, 0),
      };
    }
    default:
      throw new Error(`no primitives for ${distribution.type}`);
  }
}

/** What sampling lives has to say of the share of time spent serving. */
export interface Sampled {
  readonly mean: number;
  readonly standardError: number;
}

/** Lives some lives, drawing every clock of every stay. */
export function sampleLives(
  model: SemiMarkovModel,
  atMs: number,
  lives: number,
  random: Random,
): Sampled {
  const shares = Array.from({ length: lives }, () => live(model, atMs, random) / atMs);
  const mean = shares.reduce((sum, share) => sum + share, 0) / lives;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (lives - 1) / lives) };
}

/** One life: how long it serves until `atMs`. */
function live(model: SemiMarkovModel, atMs: number, random: Random): number {
  let now = 0;
  let serving = 0;
  let state = model.states[model.initial] as ModelState;
  while (now < atMs) {
    const rings = state.causes.map(({ afterMs }) => sample(afterMs, random));
    const first = Math.min(...rings);
    const stay = Math.min(first, atMs - now);
    if (state.serving) serving += stay;
    now += stay;
    const winner = state.causes[rings.indexOf(first)];
    if (!winner) break;
    let chance = random();
    const branch = winner.branches.find(({ probability }) => {
      chance -= probability;
      return chance < 0;
    });
    state = model.states[(branch ?? winner.branches.at(-1))?.to as number] as ModelState;
  }
  return serving;
}
