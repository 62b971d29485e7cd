// The few things that a proof has to ask of a chart, asked of XState itself and not of the model's
// own questions, so that a mistake in those cannot hide one in the chart.

import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  initialTransition,
  transition,
} from 'xstate';

/** A newborn instance of a kind. */
export function begin(machine: AnyStateMachine, kind: string): AnyMachineSnapshot {
  return initialTransition(machine, { kind })[0];
}

/** Takes an event by XState's own pure transition function. */
export function advance(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: string,
): AnyMachineSnapshot {
  // XState begins an actor for each step; for want of an input that one fails, which nobody looks at, and
  // most of what a step costs would be the stack of its error.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return transition(machine, snapshot, { type: event })[0];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** An instance of a kind, put into a state; undefined when the chart has no such state. */
export function placeAt(
  machine: AnyStateMachine,
  state: string,
  kind: string,
): AnyMachineSnapshot | undefined {
  const value = state
    .split('.')
    .reduceRight<string | object>((inner, name) => (inner === '' ? name : { [name]: inner }), '');
  if (!leafNames(machine).includes(state)) return undefined;
  return machine.resolveState({ value, context: { kind } } as never);
}

/** The top-level states that a snapshot is in. One, in a sound chart. */
export function statusesIn({ value }: AnyMachineSnapshot): string[] {
  return typeof value === 'string' ? [value] : Object.keys(value);
}

/** The name of the state that a snapshot is in: `ERROR`, `RUNNING.idle`. */
export function leafOf({ value }: AnyMachineSnapshot): string {
  const join = (each: unknown): string =>
    typeof each === 'string'
      ? each
      : Object.entries(each as object)
          .map(([name, inner]) => `${name}.${join(inner)}`)
          .join(' and ');
  return join(value);
}

/**
 * All that can tell one snapshot from another. A machine without effects is a pure function of it,
 * so what was computed for one snapshot holds for every snapshot with the same key.
 */
export function keyOf(snapshot: AnyMachineSnapshot): string {
  const { value, context, status, historyValue } = snapshot;
  return JSON.stringify([value, context, status, historyValue]);
}

/** How many different snapshots a kind may have: more means a context that counts or remembers. */
export const maxSnapshots = 64;

/** Every node of a chart, the root included, in the order in which it is written. */
export function nodesBelow(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states as Record<string, AnyStateNode>).flatMap(nodesBelow)];
}

/** The names of all states without states inside. */
export function leafNames(machine: AnyStateMachine): string[] {
  return nodesBelow(machine.root)
    .filter((node) => Object.keys(node.states).length === 0)
    .map((node) => node.path.join('.'));
}

/** Every transition that is written in a chart, with a name for people. */
export function writtenEdges(machine: AnyStateMachine): Map<AnyTransitionDefinition, string> {
  return new Map(
    nodesBelow(machine.root).flatMap((node) =>
      [...node.transitions.values()].flat().map((edge): [AnyTransitionDefinition, string] => {
        const condition = edge.guard ? ` if ${String(edge.guard)}` : '';
        const target = (edge.target?.[0] ?? node).path.join('.');
        return [edge, `${node.path.join('.')} --${edge.eventType}${condition}--> ${target}`];
      }),
    ),
  );
}

/** The transition that a chart takes on an event, undefined when it takes none. */
export function takenEdge(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: string,
): AnyTransitionDefinition | undefined {
  if (snapshot.status !== 'active') return undefined;
  return machine.getTransitionData(snapshot, { type: event })[0];
}
