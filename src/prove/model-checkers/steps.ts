// The chart without its hierarchy: for every state without states inside what each event does there, as a list of which
// the first that holds is taken. Read off what is written, by the rules of statecharts, and not off XState's own steps:
// what a model checker finds is then independent of them.

import {
  type DiagramEdge,
  type DiagramModel,
  type DiagramState,
  withStatesInside,
} from '../../diagram/internal.js';

/** A step from one state without states inside to another. */
export interface FlatStep {
  readonly edge: DiagramEdge;
  readonly from: string;
  readonly to: string;
  /** The guard that it needs. */
  readonly needs?: string;
  /** The guards of those before it, none of which may hold. */
  readonly without: readonly string[];
}

/** The states without states inside. */
export const leavesOf = ({ root }: DiagramModel): DiagramState[] =>
  withStatesInside(root).filter(({ name, states }) => name !== '' && states.length === 0);

/** Every step of a chart, those of one edge together, in the order in which edges are written. */
export function flatSteps(model: DiagramModel): FlatStep[] {
  const events = [...new Set(model.edges.map(({ event }) => event))];
  const steps = leavesOf(model).flatMap((leaf) =>
    events.flatMap((event) => stepsFrom(model, leaf.name, event)),
  );
  return model.edges.flatMap((edge) => steps.filter((step) => step.edge === edge));
}

function stepsFrom(model: DiagramModel, leaf: string, event: string): FlatStep[] {
  const path = leaf.split('.');
  // The innermost state decides first.
  const around = path.map((_, index) => path.slice(0, path.length - index).join('.'));
  const candidates = around.flatMap((name) =>
    model.edges.filter((edge) => edge.from === name && edge.event === event),
  );
  const steps: FlatStep[] = [];
  const without: string[] = [];
  for (const edge of candidates) {
    const { guard } = edge;
    const to = entered(model, edge.to);
    steps.push({ edge, from: leaf, to, ...(guard && { needs: guard }), without: [...without] });
    // What comes after an edge without a guard is never reached.
    if (!guard) break;
    without.push(guard);
  }
  return steps;
}

/** The state without states inside in which one begins. */
function entered(model: DiagramModel, name: string): string {
  const state = withStatesInside(model.root).find((each) => each.name === name);
  return state?.initial ? entered(model, state.initial) : name;
}
