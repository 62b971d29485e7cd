// A chart as the graph that the layout library places: boxes within boxes, dots to begin at, arrows.

import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { ChartState, ChartTransition, MachineChart } from '../../chart/index.js';
import { type Content, contentOf, labelOf } from './content.js';

/** What a place in the graph stands for. */
export interface Meaning {
  readonly states: ReadonlyMap<string, { readonly state: ChartState; readonly content: Content }>;
  readonly transitions: ReadonlyMap<
    string,
    { readonly transition: ChartTransition; readonly content: Content | undefined }
  >;
  /** Ids of the edges that were laid the other way round. */
  readonly backward: ReadonlySet<string>;
}

/** The way that a chart reads. */
export type Direction = 'DOWN' | 'RIGHT';

const dot = 12;
const circle = 30;

const spacing: Record<string, string> = {
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
};

/** Makes the graph of a chart. */
export function graphOf(
  chart: MachineChart,
  direction: Direction,
): { graph: ElkNode; meaning: Meaning } {
  const { root, states, entries } = boxesOf(chart);
  const { arrows, transitions, backward } = arrowsOf(chart);
  const graph: ElkNode = {
    id: 'chart',
    children: [root],
    edges: [...entries, ...arrows],
    layoutOptions: {
      ...spacing,
      'elk.algorithm': 'layered',
      'elk.direction': direction,
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.json.edgeCoords': 'ROOT',
      'elk.json.shapeCoords': 'ROOT',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.thoroughness': '12',
      'elk.padding': '[top=4,left=4,bottom=4,right=4]',
    },
  };
  return { graph, meaning: { states, transitions, backward } };
}

/** The states as boxes within boxes, and the edges from the dots to where each begins. */
function boxesOf(chart: MachineChart) {
  const states = new Map<string, { state: ChartState; content: Content }>();
  const entries: ElkExtendedEdge[] = [];
  const nodeOf = (state: ChartState): ElkNode => {
    const own = chart.transitions.filter(({ from }) => from === state.id);
    const content = contentOf(state, own);
    states.set(`s:${state.id}`, { state, content });
    const id = `s:${state.id}`;
    if (state.type === 'history') return { id, width: circle, height: circle };
    const { width, height } = content;
    if (state.children.length === 0) return { id, width: Math.max(width, 76), height };
    const children = state.children.map(nodeOf);
    for (const [index, target] of state.initial.entries()) {
      children.unshift({ id: `i:${state.id}:${index}`, width: dot, height: dot });
      entries.push({
        id: `b:${state.id}:${index}`,
        sources: [`i:${state.id}:${index}`],
        targets: [`s:${target}`],
        layoutOptions: { 'elk.layered.priority.direction': '10' },
      });
    }
    return {
      id,
      children,
      layoutOptions: {
        ...spacing,
        'elk.padding': `[top=${height + 14},left=16,bottom=16,right=16]`,
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': `(${width + 8}, ${height + 30})`,
      },
    };
  };
  return { root: nodeOf(chart.root), states, entries };
}

/** The transitions as edges with labels. */
function arrowsOf(chart: MachineChart) {
  const transitions = new Map<
    string,
    { transition: ChartTransition; content: Content | undefined }
  >();
  const arrows: ElkExtendedEdge[] = [];
  const backward = new Set<string>();
  for (const transition of chart.transitions) {
    for (const [index, target] of transition.to.entries()) {
      const id = `t:${transition.id}:${index}`;
      // Several targets are one transition, and its label is read once.
      const content = index === 0 ? labelOf(transition) : undefined;
      transitions.set(id, { transition, content });
      const ends = [`s:${transition.from}`, `s:${target}`];
      if (isBackward(chart.root, transition.from, target)) {
        backward.add(id);
        ends.reverse();
      }
      const label = content && {
        id: `l:${id}`,
        text: transition.label || ' ',
        width: content.width,
        height: content.height,
        layoutOptions: { 'elk.edgeLabels.inline': 'true' },
      };
      arrows.push({
        id,
        sources: ends.slice(0, 1),
        targets: ends.slice(1),
        ...(label && { labels: [label] }),
      });
    }
  }
  return { arrows, transitions, backward };
}

/**
 * Whether a transition leads back to what comes earlier. The library is given such an edge the other
 * way round, so that a chart begins at its beginning and not where its cycles happen to be cut.
 */
function isBackward(outer: ChartState, from: string, to: string): boolean {
  const holds = (id: string) => (child: ChartState) =>
    id === child.id || id.startsWith(`${child.id}.`);
  const source = outer.children.findIndex(holds(from));
  const target = outer.children.findIndex(holds(to));
  if (source < 0 || target < 0) return false;
  if (source !== target) return target < source;
  return isBackward(outer.children[source] as ChartState, from, to);
}
