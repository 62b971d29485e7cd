// A stay in one state, solved: how long it is on average, how likely each cause is to end it, and how
// long it then was. Closed form where no clock is continuous; else quadrature to 1e-13.

import { mean } from '../../../random/index.js';
import type { Cause, ModelState } from '../../profile/index.js';
import { type Panel, panelsOf, samplesOf } from './quadrature.js';
import { type Race, raceOf } from './race.js';

/** How often a cause ends a stay, and how long such stays are. */
export interface CauseWin {
  /** The cause. */
  readonly cause: Cause;
  /** How likely it is to end a stay. */
  readonly probability: number;
  /** The mean length of a stay, counting those that another cause ends as 0, in milliseconds. */
  readonly momentMs: number;
}

/** A solved stay. */
export interface Stay {
  /** Where the instance stays. */
  readonly state: ModelState;
  /** What can end it. */
  readonly race: Race;
  /** The mean length in milliseconds; `Infinity` when nothing ends it. */
  readonly meanMs: number;
  /** The mean of its square; `Infinity` when nothing ends it. */
  readonly meanSquare: number;
  /** One for each of the state's causes, in their order. */
  readonly wins: readonly CauseWin[];
  /** Where to integrate; empty when no clock is continuous. */
  readonly panels: readonly Panel[];
}

/**
 * Solves a stay.
 *
 * @throws RangeError when its mean, or the time until it has surely ended, exceeds a double
 */
export function solveStay(state: ModelState): Stay {
  const { causes } = state;
  const race = raceOf(causes);
  if (causes.length > 0 && race.continuous.length > 0 && !Number.isFinite(race.untilMs)) {
    throw new RangeError(`a stay in ${state.name} may last longer than a number can say`);
  }
  const panels = race.continuous.length > 0 ? panelsOf(race) : [];
  const solved = race.continuous.length > 0 ? bySamples(race, panels) : byFormula(race);

  const [only, ...others] = causes;
  if (only && others.length === 0) solved.meanMs = mean(only.afterMs);
  if (causes.length > 0 && !Number.isFinite(solved.meanMs)) {
    throw new RangeError(`the mean stay in ${state.name} is longer than a number can say`);
  }
  const total = [...solved.wins.values()].reduce((sum, win) => sum + win.probability, 0);
  const moments = [...solved.wins.values()].reduce((sum, win) => sum + win.momentMs, 0);
  const wins = causes.map((cause, c) => {
    const { probability, momentMs } = solved.wins.get(c) ?? { probability: 0, momentMs: 0 };
    return {
      cause,
      probability: probability / total,
      momentMs: moments > 0 ? (momentMs / moments) * solved.meanMs : 0,
    };
  });
  const { meanMs, meanSquare } = solved;
  return { state, race, meanMs, meanSquare, wins, panels };
}

interface Solved {
  meanMs: number;
  readonly meanSquare: number;
  readonly wins: Map<number, { readonly probability: number; readonly momentMs: number }>;
}

/** Exponential clocks, cut off by a fixed one if there is one. */
function byFormula({ rate, exponentials, fixed }: Race): Solved {
  const cut = fixed?.atMs ?? Number.POSITIVE_INFINITY;
  const means = rate > 0 ? rate * cut : 0; // the cut, in mean times of the exponential clocks
  const meanMs = rate > 0 ? -Math.expm1(-means) / rate : cut;
  const wins: Solved['wins'] = new Map();
  for (const { cause, rate: own } of exponentials) {
    const momentMs = (own / rate) * (secondOrder(means) / rate);
    wins.set(cause, { probability: own * meanMs, momentMs });
  }
  if (fixed) {
    const probability = Math.exp(-means);
    wins.set(fixed.cause, { probability, momentMs: probability * fixed.atMs });
  }
  const meanSquare = rate > 0 ? (2 * secondOrder(means)) / rate / rate : cut * cut;
  return { meanMs, meanSquare, wins };
}

function bySamples(race: Race, panels: readonly Panel[]): Solved {
  const { timesMs, weighted } = samplesOf(race, panels);
  const [open, ...won] = weighted as [Float64Array, ...Float64Array[]];
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const moment = (values: Float64Array) =>
    values.reduce((total, value, i) => total + value * (timesMs[i] as number), 0);

  const meanMs = sum(open);
  const openMoment = moment(open);
  const wins: Solved['wins'] = new Map();
  race.continuous.forEach(({ cause }, j) => {
    const density = won[j] as Float64Array;
    wins.set(cause, { probability: sum(density), momentMs: moment(density) });
  });
  for (const { cause, rate } of race.exponentials) {
    wins.set(cause, { probability: rate * meanMs, momentMs: rate * openMoment });
  }
  if (race.fixed) {
    const { cause, atMs } = race.fixed;
    const probability = openAtFixed(race);
    wins.set(cause, { probability, momentMs: probability * atMs });
  }
  return { meanMs, meanSquare: 2 * openMoment, wins };
}

/** How likely the race is still open when its fixed clock rings; 0 without one. */
export function openAtFixed({ fixed, continuous, rate }: Race): number {
  if (!fixed) return 0;
  const fade = Math.exp(-rate * fixed.atMs);
  return continuous.reduce((open, { clock }) => open * clock.survivor(fixed.atMs), fade);
}

/** 1 - (1 + x) exp(-x), without the loss of digits near 0. */
function secondOrder(x: number): number {
  if (x > 1) return x === Number.POSITIVE_INFINITY ? 1 : 1 - (1 + x) * Math.exp(-x);
  let term = Math.exp(-x) * x;
  let sum = 0;
  for (let k = 2; k < 24; k++) {
    term *= x / k;
    sum += term;
  }
  return sum;
}
