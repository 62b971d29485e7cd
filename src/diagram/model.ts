// The diagram model: the states of a machine as a tree, its edges in the order in which they are written,
// its guards with the kinds that they let through. Every format draws it.

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

/** The source of an edge: a page states it, it follows from one, or it is assumed without one. */
export type Certainty = 'documented' | 'inferred' | 'assumed';

/** A state with the states inside it. */
export interface DiagramState {
  /** The path below the root: `RUNNING.idle`. */
  readonly name: string;
  /** The last part of the name: `idle`. */
  readonly key: string;
  /** What the state means. */
  readonly description: string;
  /** Its tags, without those of the states around it. */
  readonly tags: readonly string[];
  /** Whether nothing leads out of it. */
  readonly final: boolean;
  /** The name of the state inside that is entered first, if there are states inside. */
  readonly initial?: string;
  /** The states inside, in the order in which they are written. */
  readonly states: readonly DiagramState[];
}

/** An edge, ready to be drawn. */
export interface DiagramEdge extends Edge {
  /** Its place in the list of edges, from 1. */
  readonly number: number;
  /** What stands in brackets behind the event: a guard, or `else` after guarded siblings. */
  readonly condition?: GuardName | 'else';
  /** How certain its source makes it. */
  readonly certainty: Certainty;
}

/** A guard, ready to be explained. */
export interface DiagramGuard {
  /** Its name in the machine. */
  readonly name: string;
  /** What it asks, in words that fit after "if". */
  readonly meaning: string;
  /** The kinds of instance that it lets through. */
  readonly kinds: readonly Kind[];
}

/** A machine, ready to be drawn. */
export interface DiagramModel {
  /** The machine itself. */
  readonly machine: InstanceMachine;
  /** The questions that it answers. */
  readonly lifecycle: Lifecycle;
  /** The whole machine as a state: no name, the statuses inside. */
  readonly root: DiagramState;
  /** Its edges, in the order in which they are written. */
  readonly edges: readonly DiagramEdge[];
  /** Its guards. */
  readonly guards: readonly DiagramGuard[];
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

/** Makes the diagram model of a machine. */
export function diagramModelOf(machine: InstanceMachine): DiagramModel {
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
export function withStatesInside(state: DiagramState): DiagramState[] {
  return [state, ...state.states.flatMap(withStatesInside)];
}

function stateOf(node: MachineNode): DiagramState {
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

/** An edge that somebody adds to the machine has no source, so it is assumed. */
function certaintyOf({ provenance }: Partial<Pick<Edge, 'provenance'>>): Certainty {
  if (!provenance || provenance.assumed) return 'assumed';
  return provenance.inferred ? 'inferred' : 'documented';
}

function guardsOf(machine: InstanceMachine): DiagramGuard[] {
  const meanings: Readonly<Record<string, string>> = guardMeanings;
  return Object.entries(machine.implementations.guards ?? {}).map(([name, guard]) => ({
    name,
    meaning: meanings[name] ?? name,
    kinds: kinds.filter((kind) =>
      (guard as (args: { context: { kind: Kind } }) => boolean)({ context: { kind } }),
    ),
  }));
}
