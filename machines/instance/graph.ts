// The chart, walked: every state that an instance of a kind can be in and every step it can take
// there, found by XState's own graph traversal. Whatever else asks the chart asks it through here.

import {
  type AnyStateNode,
  type AnyTransitionDefinition,
  initialTransition,
  type StateValue,
} from 'xstate';
import { type AdjacencyValue, getAdjacencyMap } from 'xstate/graph';
import { type EventName, eventNames, type InstanceEvent } from './events.js';
import type { InstanceMachine, InstanceSnapshot } from './instance.machine.js';
import { type Kind, kinds } from './kinds.js';
import { statusOf, taskOf } from './state-names.js';
import type { StateName } from './statuses.js';

/** A step that the chart takes: the transition that is enabled, and the leaf it ends in. */
export interface GraphStep {
  readonly to: StateName;
  readonly transition: AnyTransitionDefinition;
}

/** A state of the chart with the steps out of it; an event without a step is not accepted there. */
export interface GraphState {
  readonly steps: ReadonlyMap<EventName, GraphStep>;
  /** Whether an instance of the kind ever gets here (a single-node one is never RESTORING). */
  readonly reached: boolean;
  readonly serving: boolean;
}

type GraphTransition = AdjacencyValue<InstanceSnapshot, InstanceEvent>['transitions'][never];

/**
 * Names the leaf that a snapshot is in: `CREATING`, `RUNNING.idle`, …
 *
 * @example
 * ```ts
 * const actor = createActor(instanceMachine, { input: { kind: 'ha' } }).start();
 * actor.send({ type: 'succeed' });
 * stateNameOf(actor.getSnapshot()); // 'RUNNING.idle'
 * ```
 */
export function stateNameOf(snapshot: InstanceSnapshot): StateName {
  const value: StateValue = snapshot.value;
  return (typeof value === 'string' ? value : Object.entries(value).flat().join('.')) as StateName;
}

/** The name of a node of the chart: its path below the root. */
export function nodeName(node: AnyStateNode): string {
  return node.path.join('.');
}

/** Every node of the chart below the root, in the order in which it is written. */
export function nodesOf(machine: InstanceMachine): AnyStateNode[] {
  const below = (node: AnyStateNode): AnyStateNode[] =>
    Object.values(node.states).flatMap((child) => [child, ...below(child)]);
  return below(machine.root as AnyStateNode);
}

/** The leaves of the chart, in the order in which they are written. */
export function stateNamesOf(machine: InstanceMachine): StateName[] {
  return nodesOf(machine)
    .filter((node) => Object.keys(node.states).length === 0)
    .map((node) => nodeName(node) as StateName);
}

/** The leaf in which every instance begins. */
export function initialOf(machine: InstanceMachine): StateName {
  let node: AnyStateNode = machine.root;
  while (node.type === 'compound') node = node.initial.target[0] as AnyStateNode;
  return nodeName(node) as StateName;
}

/**
 * Walks the chart as an instance of one kind, from its beginning; then from the states that it never
 * gets to, because questions about those deserve the chart's answer, too.
 *
 * @returns every state of the chart, by name
 */
export function walkChart(machine: InstanceMachine, kind: Kind): Map<StateName, GraphState> {
  const walk = new Map<StateName, GraphState & { readonly steps: Map<EventName, GraphStep> }>();
  const events: InstanceEvent[] = eventNames.map((type) => ({ type }));
  // An event without a transition leaves the very same state: only the chart can tell
  // a refusal from a step that ends where it began.
  const takenBy = (state: InstanceSnapshot, event: InstanceEvent) =>
    state.status === 'active' ? machine.getTransitionData(state, event)[0] : undefined;

  const walkFrom = (fromState: InstanceSnapshot, reached: boolean) => {
    const adjacency = getAdjacencyMap<InstanceSnapshot, InstanceEvent, { kind: Kind }>(machine, {
      // XState makes a snapshot for every event that it is given.
      events: (state) => events.filter((event) => takenBy(state, event)),
      fromState,
    });
    for (const { state, transitions } of Object.values(adjacency)) {
      const name = stateNameOf(state);
      const known = walk.get(name) ?? {
        reached,
        serving: state.hasTag('serving'),
        steps: new Map<EventName, GraphStep>(),
      };
      walk.set(name, known);
      for (const { event, state: next } of Object.values<GraphTransition>(transitions)) {
        const transition = takenBy(state, event) as AnyTransitionDefinition;
        known.steps.set(event.type, { to: stateNameOf(next), transition });
      }
    }
  };

  walkFrom(initialTransition(machine, { kind })[0], true);
  for (const name of stateNamesOf(machine)) {
    if (!walk.has(name)) walkFrom(snapshotAt(machine, name, kind), false);
  }
  return walk;
}

/** The chart walked as each kind of instance. */
export type Walks = ReadonlyMap<Kind, ReadonlyMap<StateName, GraphState>>;

/** Walks the chart as each kind, see {@link walkChart}. */
export function walksOf(machine: InstanceMachine): Walks {
  return new Map(kinds.map((kind) => [kind, walkChart(machine, kind)]));
}

/**
 * An instance of a kind, put into a state that it did not come to by events.
 *
 * @example
 * ```ts
 * const snapshot = snapshotAt(instanceMachine, 'RUNNING.backingUp', 'ha');
 * snapshot.can({ type: 'restart' }); // true
 * ```
 */
export function snapshotAt(
  machine: InstanceMachine,
  state: StateName,
  kind: Kind,
): InstanceSnapshot {
  const [status, task] = [statusOf(state), taskOf(state)];
  const value: StateValue = task === undefined ? status : { [status]: task };
  return machine.resolveState({ value, context: { kind } } as Parameters<
    InstanceMachine['resolveState']
  >[0]);
}
