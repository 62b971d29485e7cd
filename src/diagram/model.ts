// What the diagrams know of a chart: its states as a tree, its edges in the order in which they are
// written, its guards with the kinds that they let through. Everything is read off the machine.

import {
  type Edge,
  type GuardName,
  guardMeanings,
  type InstanceMachine,
  type Kind,
  kinds,
  type Lifecycle,
  lifecycleOf,
} from '../../machines/index.js';

/** How sure an edge is: stated by a page, following from one, or held true without one. */
export type Certainty = 'documented' | 'inferred' | 'assumed';

/** A state of the chart with the states inside it. */
export interface ChartState {
  /** The path below the root: `RUNNING.idle`. */
  readonly name: string;
  /** The last part of the name: `idle`. */
  readonly key: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly final: boolean;
  /** The name of the state inside that is entered first, if there are states inside. */
  readonly initial?: string;
  readonly states: readonly ChartState[];
}

/** An edge of the chart, ready to be drawn. */
export interface ChartEdge extends Edge {
  /** Its place in the list of edges, from 1. */
  readonly number: number;
  /** What stands in brackets behind the event: a guard, or `else` after guarded siblings. */
  readonly condition?: GuardName | 'else';
  readonly certainty: Certainty;
}

/** A guard of the chart. */
export interface ChartGuard {
  readonly name: string;
  /** What it asks, in words that fit after "if". */
  readonly meaning: string;
  /** The kinds of instance that it lets through. */
  readonly kinds: readonly Kind[];
}

/** A chart, ready to be drawn. */
export interface Chart {
  readonly machine: InstanceMachine;
  readonly lifecycle: Lifecycle;
  /** The whole of it as a state: no name, the statuses inside. */
  readonly root: ChartState;
  readonly edges: readonly ChartEdge[];
  readonly guards: readonly ChartGuard[];
}

/** What is read of a node of a machine. */
interface MachineNode {
  readonly path: readonly string[];
  readonly key: string;
  readonly type: string;
  readonly description?: string | undefined;
  readonly tags: readonly string[];
  readonly states: Readonly<Record<string, MachineNode>>;
  readonly config: { readonly initial?: unknown };
}

/** Reads a chart off a machine. */
export function chartOf(machine: InstanceMachine): Chart {
  const lifecycle = lifecycleOf(machine);
  return {
    machine,
    lifecycle,
    root: stateOf(machine.root as unknown as MachineNode),
    edges: lifecycle.edges.map((edge, index, edges) => {
      const guarded = ({ from, event, guard }: Edge) =>
        guard !== undefined && from === edge.from && event === edge.event;
      const isLast = !edge.guard && edges.slice(0, index).some(guarded);
      const condition = edge.guard ?? (isLast ? 'else' : undefined);
      return {
        ...edge,
        number: index + 1,
        ...(condition && { condition }),
        certainty: certaintyOf(edge),
      };
    }),
    guards: guardsOf(machine),
  };
}

/** The states around `state` and inside it, itself first, in the order in which they are written. */
export function withStatesInside(state: ChartState): ChartState[] {
  return [state, ...state.states.flatMap(withStatesInside)];
}

function stateOf(node: MachineNode): ChartState {
  const name = node.path.join('.');
  const { initial } = node.config;
  return {
    name,
    key: node.key,
    description: node.description ?? '',
    tags: node.tags,
    final: node.type === 'final',
    ...(typeof initial === 'string' && { initial: [...node.path, initial].join('.') }),
    states: Object.values(node.states).map(stateOf),
  };
}

function certaintyOf({ provenance }: Edge): Certainty {
  if (provenance.assumed) return 'assumed';
  return provenance.inferred ? 'inferred' : 'documented';
}

function guardsOf(machine: InstanceMachine): ChartGuard[] {
  const meanings: Readonly<Record<string, string>> = guardMeanings;
  return Object.entries(machine.implementations.guards ?? {}).map(([name, guard]) => ({
    name,
    meaning: meanings[name] ?? name,
    kinds: kinds.filter((kind) =>
      (guard as (args: { context: { kind: Kind } }) => boolean)({ context: { kind } }),
    ),
  }));
}
