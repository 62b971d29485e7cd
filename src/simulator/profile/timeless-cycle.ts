// Cycles in which no time passes: an instance that enters one never gets to the horizon.

import { support } from '../../random/index.js';
import type { SemiMarkovModel } from './semi-markov.js';

/** A step that takes no time. */
export interface TimelessStep {
  /** Position of the state in the model. */
  readonly from: number;
  readonly cause: string;
  readonly event: string;
}

/**
 * Finds a cycle of states that are all left at the very instant at which they are entered.
 *
 * @returns its steps, or undefined when every cycle takes time
 */
export function timelessCycle({ states }: SemiMarkovModel): readonly TimelessStep[] | undefined {
  const stepsFrom = (from: number): (TimelessStep & { to: number })[] =>
    (states[from]?.causes ?? [])
      .filter(({ afterMs }) => support(afterMs).max === 0)
      .flatMap(({ name, branches }) =>
        branches.map(({ event, to }) => ({ from, cause: name, event, to })),
      );

  const search = (way: readonly (TimelessStep & { to: number })[]): typeof way | undefined => {
    const at = way.at(-1)?.to as number;
    const start = way.findIndex(({ from }) => from === at);
    if (start >= 0) return way.slice(start);
    return firstOf(stepsFrom(at), (step) => search([...way, step]));
  };
  const starts = states.flatMap((_, from) => stepsFrom(from));
  return firstOf(starts, (step) => search([step]));
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
