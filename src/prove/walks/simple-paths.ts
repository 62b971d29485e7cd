// How many paths that visit no snapshot twice there are: in a machine where much leads to much, more than anybody
// can walk.

import type { Reach, Reached } from '../explore.js';

/** Whether there are no more than `budget` simple paths from each start. */
export function simplePathsWithin(reaches: readonly Reach[], budget: number): boolean {
  return reaches.every(({ nodes: [birth] }) => {
    let left = budget;
    const visited = new Set<Reached>();
    const walk = (node: Reached): void => {
      left--;
      visited.add(node);
      for (const { to, taken } of node.steps) {
        if (left <= 0) break;
        if (taken && !visited.has(to)) walk(to);
      }
      visited.delete(node);
    };
    if (birth) walk(birth);
    return left > 0;
  });
}
