// A machine and a way through it as what a picture is drawn from.

import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { DrawnEdge, DrawnPath, DrawnState } from '../diagram/internal.js';
import { edgesWithin, nodesBelow } from './machine.js';
import type { Trace } from './trace.js';

/** Says what to draw of a machine, and what of it a way takes. */
export function drawingOf(
  machine: AnyStateMachine,
  { steps }: Trace,
): Pick<DrawnPath, 'states' | 'edges' | 'visited' | 'last'> {
  const taken = new Map<unknown, number[]>();
  for (const [number, { event }] of steps.entries()) {
    const before = steps[number - 1];
    if (!event || !before) continue;
    for (const edge of edgesWithin(machine, before.snapshot, event)) {
      taken.set(edge, [...(taken.get(edge) ?? []), number]);
    }
  }
  const edges = nodesBelow(machine.root).flatMap((node) =>
    [...node.transitions.values()].flat().flatMap((edge): DrawnEdge[] =>
      (edge.target ?? [node]).map((target: AnyStateNode) => ({
        from: node.path.join('.'),
        to: target.path.join('.'),
        event: edge.eventType,
        steps: taken.get(edge) ?? [],
      })),
    ),
  );
  const visited = steps.flatMap(({ state }) => state.split(' and ').flatMap(withOuter));
  return {
    states: Object.values(machine.root.states as Record<string, AnyStateNode>).map(stateToDraw),
    // The root is not drawn; what it listens to holds everywhere.
    edges: edges.filter(({ from, to }) => from !== '' && to !== ''),
    visited: [...new Set(visited)],
    last: steps.at(-1)?.state.split(' and ')[0] ?? '',
  };
}

/** A state with those that hold it: `RUNNING.idle` is in `RUNNING`. */
const withOuter = (name: string): string[] =>
  name.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

function stateToDraw(node: AnyStateNode): DrawnState {
  return {
    name: node.path.join('.'),
    label: node.key,
    tags: node.tags,
    final: node.type === 'final',
    initial: node.parent?.initial?.target?.includes(node) ?? false,
    states: Object.values(node.states as Record<string, AnyStateNode>).map(stateToDraw),
  };
}
