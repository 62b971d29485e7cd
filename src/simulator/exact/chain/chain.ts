// A model with every stay solved: its embedded chain, what can be reached from what, and which sets of
// states are never left again.

import type { SemiMarkovModel } from '../../profile/index.js';
import { type Stay, solveStay } from '../clocks/stay.js';
import { expectedVisits, type Matrix } from './visits.js';

/** A solved model. States are numbered as in the model. */
export interface Chain {
  /** What was solved. */
  readonly model: SemiMarkovModel;
  /** The stay in each state. */
  readonly stays: readonly Stay[];
  /** The probability that a stay in the row's state leads to the column's; no causes, no steps. */
  readonly steps: Matrix;
  /** Whether the column's state can be reached from the row's, in no or more steps. */
  readonly reaches: readonly (readonly boolean[])[];
  /** The states that can be reached from birth. */
  readonly reached: readonly number[];
  /** Every set of states that reach each other, whether or not an instance gets there. */
  readonly classes: readonly CommunicatingClass[];
}

/** States that can be reached from each other. */
export interface CommunicatingClass {
  /** In ascending order. */
  readonly states: readonly number[];
  /** Whether it is never left. */
  readonly recurrent: boolean;
  /** The probability that an instance ends up in it for good; 0 unless it is recurrent. */
  readonly absorption: number;
}

/** Solves a model's stays and sorts its states. */
export function solveChain(model: SemiMarkovModel): Chain {
  const all = model.states.map((_, i) => i);
  const stays = model.states.map(solveStay);
  const steps = stays.map(({ wins }) => {
    const row = all.map(() => 0);
    for (const { cause, probability } of wins) {
      for (const branch of cause.branches) {
        row[branch.to] = (row[branch.to] as number) + probability * branch.probability;
      }
    }
    return row;
  });
  const reaches = closure(steps);
  const reached = all.filter((i) => reaches[model.initial]?.[i]);
  const classes = all
    .filter((i) => !all.some((j) => j < i && reaches[i]?.[j] && reaches[j]?.[i]))
    .map((i) => all.filter((j) => reaches[i]?.[j] && reaches[j]?.[i]))
    .map((states) => ({
      states,
      recurrent: states.every((i) => all.every((j) => !reaches[i]?.[j] || states.includes(j))),
    }));

  const closed = classes.filter(({ recurrent }) => recurrent).flatMap(({ states }) => states);
  const endings = walk(steps, model.initial, (i) => closed.includes(i));
  return {
    model,
    stays,
    steps,
    reaches,
    reached,
    classes: classes.map((each) => ({
      ...each,
      absorption: each.recurrent ? total(each.states.map((i) => endings.ends[i] as number)) : 0,
    })),
  };
}

/** A walk from `start` until the first state that `stops` it. */
export interface Walk {
  /** Per state the expected number of visits before the walk stops. */
  readonly visits: readonly number[];
  /** Per state the probability that the walk stops there. */
  readonly ends: readonly number[];
}

/** Follows the chain; from everywhere on the way it must be possible to get to a stop. */
export function walk(steps: Matrix, start: number, stops: (state: number) => boolean): Walk {
  const all = steps.map((_, i) => i);
  const visits = all.map(() => 0);
  const ends = all.map((i) => Number(i === start && stops(i)));
  if (stops(start)) return { visits, ends };

  const way = [start];
  for (const i of way) {
    for (const j of all) {
      if ((steps[i]?.[j] as number) > 0 && !stops(j) && !way.includes(j)) way.push(j);
    }
  }
  const within = way.map((i) => way.map((j) => steps[i]?.[j] as number));
  const leaving = way.map((i) => total(all.filter(stops).map((j) => steps[i]?.[j] as number)));
  expectedVisits(within, leaving, 0).forEach((count, w) => {
    const i = way[w] as number;
    visits[i] = count;
    for (const j of all.filter(stops)) {
      ends[j] = (ends[j] as number) + count * (steps[i]?.[j] as number);
    }
  });
  return { visits, ends };
}

/** Adds up. */
export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * What a share leaves to 1. Rounding can take that below 0, or leave next to nothing where there is nothing: less than
 * a microsecond of a year.
 */
export function rest(share: number): number {
  const left = 1 - share;
  return left < 1e-14 ? 0 : Math.min(1, left);
}

/** Warshall's transitive closure, every state reaching itself. */
function closure(steps: Matrix): boolean[][] {
  const reaches = steps.map((row, i) => row.map((step, j) => i === j || step > 0));
  for (const [k, through] of reaches.entries()) {
    for (const from of reaches) {
      if (!from[k]) continue;
      for (let j = 0; j < from.length; j++) from[j] ||= through[j] as boolean;
    }
  }
  return reaches;
}
