// The order in which people read states: where a machine begins, and then what follows. Definitions
// come in the order of the alphabet.

import type { ChartState, ChartTransition } from './shape.js';

/** The same state, with everything in it in the order in which it is reached. */
export function inOrder(state: ChartState, transitions: readonly ChartTransition[]): ChartState {
  const { children } = state;
  const childWith = (id: string) =>
    children.find((child) => id === child.id || id.startsWith(`${child.id}.`));
  const first = state.initial.map(childWith).filter((child) => child !== undefined);
  const reached = new Set<ChartState>(first);
  // A set is walked in the order of insertion, additions included.
  for (const child of reached) {
    for (const { from, to } of transitions) {
      if (childWith(from) !== child) continue;
      for (const target of to) {
        const next = childWith(target);
        if (next) reached.add(next);
      }
    }
  }
  for (const child of children) reached.add(child);
  return { ...state, children: [...reached].map((child) => inOrder(child, transitions)) };
}
