// The order in which people read states: where a machine begins, and then what follows. Definitions
// come in the order of the alphabet.

import type { ChartState, ChartTransition } from './shape.js';

/** The same root, with everything in it in the order in which it is reached. */
export function inOrder(root: ChartState, transitions: readonly ChartTransition[]): ChartState {
  const lines = linesOf(root);
  const ordered = (
    state: ChartState,
    depth: number,
    within: readonly ChartTransition[],
  ): ChartState => {
    const childWith = (id: string): ChartState | undefined => {
      const line = lines.get(id);
      return line?.[depth] === state ? line[depth + 1] : undefined;
    };
    const leaving = new Map<ChartState, ChartTransition[]>();
    for (const transition of within) {
      const child = childWith(transition.from);
      const known = child && leaving.get(child);
      if (known) known.push(transition);
      else if (child) leaving.set(child, [transition]);
    }
    const first = state.initial.map(childWith).filter((child) => child !== undefined);
    const reached = new Set<ChartState>(first);
    // A set is walked in the order of insertion, additions included.
    for (const child of reached) {
      for (const target of leaving.get(child)?.flatMap(({ to }) => to) ?? []) {
        const next = childWith(target);
        if (next) reached.add(next);
      }
    }
    for (const child of state.children) reached.add(child);
    const children = [...reached].map((child) =>
      ordered(child, depth + 1, leaving.get(child) ?? []),
    );
    return { ...state, children };
  };
  return ordered(root, 0, transitions);
}

/** By the id of each state, the states that lead to it, from the root down to itself. */
function linesOf(root: ChartState): ReadonlyMap<string, readonly ChartState[]> {
  const lines = new Map<string, readonly ChartState[]>();
  const note = (state: ChartState, above: readonly ChartState[]) => {
    const line = [...above, state];
    lines.set(state.id, line);
    for (const child of state.children) note(child, line);
  };
  note(root, []);
  return lines;
}
