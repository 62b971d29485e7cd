// What of a chart is drawn: all of it, or with the insides of some states folded away. A transition to
// what is folded ends at the state that holds it.

import type { ChartState, ChartTransition, MachineChart } from '../chart/index.js';

/** A state that is drawn. */
export interface ShownState {
  readonly state: ChartState;
  /** The states that are drawn in it. */
  readonly children: readonly ShownState[];
  /** How many states are folded away in it. */
  readonly hidden: number;
}

/** An arrow that is drawn. */
export interface ShownArrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** More than one where what tells them apart is folded away. */
  readonly transitions: readonly ChartTransition[];
  /** Several targets are one transition, and its label is read once. */
  readonly isLabelled: boolean;
}

/** What is drawn of a chart. */
export interface ShownChart {
  readonly chart: MachineChart;
  readonly root: ShownState;
  readonly arrows: readonly ShownArrow[];
  /** States that are drawn, by the ids of all that they stand for. */
  readonly standIns: ReadonlyMap<string, string>;
}

/** A chart with more states than this opens with some of them folded. */
const mostOpen = 60;

/** The states to fold at first: levels stay open, the outermost first, for as long as there is room. */
export function foldedAtFirst({ root, states }: MachineChart): ReadonlySet<string> {
  if (states.size <= mostOpen) return new Set();
  let level: readonly ChartState[] = root.children;
  let count = 1 + level.length;
  for (;;) {
    const next = level.flatMap(({ children }) => children);
    count += next.length;
    if (next.length === 0) return new Set();
    if (count > mostOpen) break;
    level = next;
  }
  return new Set(level.flatMap(({ id, children }) => (children.length > 0 ? [id] : [])));
}

/**
 * Says what is drawn of a chart.
 *
 * @param folded - ids of states whose insides are not drawn
 * @param isMerged - whether arrows from one state to another are one
 */
export function shownOf(
  chart: MachineChart,
  folded: ReadonlySet<string> = new Set(),
  isMerged = false,
): ShownChart {
  const standIns = new Map<string, string>();
  const shown = (state: ChartState): ShownState => {
    standIns.set(state.id, state.id);
    if (!folded.has(state.id)) {
      return { state, children: state.children.map(shown), hidden: 0 };
    }
    const inside = allWithin(state);
    for (const { id } of inside) standIns.set(id, state.id);
    return { state, children: [], hidden: inside.length };
  };
  const root = shown(chart.root);
  const arrows = new Map<string, ShownArrow>();
  for (const transition of chart.transitions) {
    for (const [index, target] of transition.to.entries()) {
      const from = standIns.get(transition.from) ?? transition.from;
      const to = standIns.get(target) ?? target;
      const isWhole = from === transition.from && to === target;
      // It goes from one state to another inside of what is folded.
      if (from === to && !isWhole) continue;
      const own = `t:${transition.id}:${index}`;
      const id = isWhole && !isMerged ? own : `m:${from}:${to}`;
      const known = arrows.get(id);
      const transitions = known ? [...known.transitions, transition] : [transition];
      arrows.set(id, { id, from, to, transitions, isLabelled: isMerged || index === 0 });
    }
  }
  return { chart, root, arrows: [...arrows.values()], standIns };
}

const allWithin = (state: ChartState): ChartState[] =>
  state.children.flatMap((child) => [child, ...allWithin(child)]);
