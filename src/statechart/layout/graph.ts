// A chart as the graph that the layout library places: boxes within boxes, dots to begin at, arrows.

import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { ChartState, ChartTransition } from '../chart/index.js';
import { type Content, contentOf, type Detail, labelOf } from './content.js';
import type { ShownChart, ShownState } from './shown.js';

/** What a place in the graph stands for. */
export interface Meaning {
  readonly states: ReadonlyMap<
    string,
    { readonly state: ChartState; readonly content: Content; readonly hidden: number }
  >;
  readonly arrows: ReadonlyMap<
    string,
    {
      readonly transitions: readonly ChartTransition[];
      readonly content: Content | undefined;
    }
  >;
  /** Ids of the edges that were laid the other way round. */
  readonly backward: ReadonlySet<string>;
}

/** The way that a chart reads. */
export type Direction = 'DOWN' | 'RIGHT';

const dot = 12;
const circle = 30;
/** On both sides of a name that has a button beside it. */
const besides = 20;

const spacing = {
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
};

/** Where names stand alone, what is between them is shown small. */
const closeSpacing: typeof spacing = {
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeEdge': '7',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '24',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
};

/** More states and arrows than this are placed in less time, and with a few more crossings. */
const mostWithCare = 120;

const inHaste = {
  'elk.layered.thoroughness': '1',
  'elk.layered.crossingMinimization.greedySwitch.type': 'OFF',
  'elk.layered.crossingMinimization.greedySwitchHierarchical.type': 'OFF',
};

/** Makes the graph of what is drawn of a chart. */
export function graphOf(
  shown: ShownChart,
  direction: Direction,
  detail: Detail = 'all',
): { graph: ElkNode; meaning: Meaning } {
  const size = shown.standIns.size + shown.arrows.length;
  const options = {
    ...(detail === 'names' ? closeSpacing : spacing),
    ...(size > mostWithCare && inHaste),
  };
  const { root, states, entries } = boxesOf(shown, detail, options);
  const { edges, arrows, backward } = arrowsOf(shown, detail);
  const graph: ElkNode = {
    id: 'chart',
    children: [root],
    edges: [...entries, ...edges],
    layoutOptions: {
      ...options,
      'elk.algorithm': 'layered',
      'elk.direction': direction,
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.json.edgeCoords': 'ROOT',
      'elk.json.shapeCoords': 'ROOT',
      'elk.padding': '[top=4,left=4,bottom=4,right=4]',
    },
  };
  return { graph, meaning: { states, arrows, backward } };
}

/** The states as boxes within boxes, and the edges from the dots to where each begins. */
function boxesOf(
  { chart, root, standIns }: ShownChart,
  detail: Detail,
  options: Readonly<Record<string, string>>,
) {
  const states = new Map<string, { state: ChartState; content: Content; hidden: number }>();
  const entries: ElkExtendedEdge[] = [];
  const ownOf = new Map<string, ChartTransition[]>();
  for (const each of chart.transitions)
    ownOf.set(each.from, [...(ownOf.get(each.from) ?? []), each]);
  const nodeOf = ({ state, children: inner, hidden }: ShownState): ElkNode => {
    const content = contentOf(state, ownOf.get(state.id) ?? [], detail, hidden);
    states.set(`s:${state.id}`, { state, content, hidden });
    const id = `s:${state.id}`;
    if (state.type === 'history') return { id, width: circle, height: circle };
    const { width, height } = content;
    if (inner.length === 0) {
      return { id, width: Math.max(width + (hidden > 0 ? 2 * besides : 0), 76), height };
    }
    const children = inner.map(nodeOf);
    for (const [index, target] of state.initial.entries()) {
      children.unshift({ id: `i:${state.id}:${index}`, width: dot, height: dot });
      entries.push({
        id: `b:${state.id}:${index}`,
        sources: [`i:${state.id}:${index}`],
        targets: [`s:${standIns.get(target) ?? target}`],
        layoutOptions: { 'elk.layered.priority.direction': '10' },
      });
    }
    return {
      id,
      children,
      layoutOptions: {
        ...options,
        'elk.padding': `[top=${height + 14},left=16,bottom=16,right=16]`,
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': `(${width + 8}, ${height + 30})`,
      },
    };
  };
  return { root: nodeOf(root), states, entries };
}

/** The transitions as edges with labels. */
function arrowsOf({ chart, arrows: shown }: ShownChart, detail: Detail) {
  const arrows = new Map<
    string,
    { transitions: readonly ChartTransition[]; content: Content | undefined }
  >();
  const backward = new Set<string>();
  const edges = shown.map(({ id, from, to, transitions, isLabelled }): ElkExtendedEdge => {
    const content = isLabelled ? labelOf(transitions, detail) : undefined;
    arrows.set(id, { transitions, content });
    const ends = [`s:${from}`, `s:${to}`];
    if (isBackward(chart.root, from, to)) {
      backward.add(id);
      ends.reverse();
    }
    const label = content && {
      id: `l:${id}`,
      text: transitions[0]?.label || ' ',
      width: content.width,
      height: content.height,
      layoutOptions: { 'elk.edgeLabels.inline': 'true' },
    };
    return {
      id,
      sources: ends.slice(0, 1),
      targets: ends.slice(1),
      ...(label && { labels: [label] }),
    };
  });
  return { edges, arrows, backward };
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
