// How often each step of the chart was taken, by all groups of a fleet together.

import type { EventName, StateName } from '../../../machines/index.js';
import type { ModelGroup, ModelState } from '../profile/index.js';
import { type CompiledState, compileModel } from './compiled-model.js';
import type { Tally } from './tally.js';

/** How often a step was taken. */
export interface Transition {
  /** Where it began. */
  readonly from: StateName;
  /** What happened. */
  readonly event: EventName;
  /** Where it led; after a `delete` the state in which the next instance is born. */
  readonly to: StateName;
  /** How often it was taken. */
  readonly count: number;
}

/** Adds up what the groups counted, in the order of their models. */
export function transitionsOf(
  groups: readonly ModelGroup[],
  tallies: readonly Tally[],
): Transition[] {
  const found = new Map<string, Transition>();
  groups.forEach(({ model }, g) => {
    const nameOf = ({ index }: CompiledState) => (model.states[index] as ModelState).name;
    compileModel(model).branches.forEach((branch, b) => {
      const [from, to] = [nameOf(branch.from), nameOf(branch.to)];
      const key = `${from} ${branch.event} ${to}`;
      const count = (found.get(key)?.count ?? 0) + (tallies[g]?.taken[b] as number);
      found.set(key, { from, event: branch.event, to, count });
    });
  });
  return [...found.values()];
}
