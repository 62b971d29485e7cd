// A chart with every box, dot, arrow and label in its place, in as much detail as can be read in the room
// that there is.

import type { ElkNode, ElkPoint } from 'elkjs/lib/elk-api.js';
import type { ChartState, ChartTransition, MachineChart } from '../chart/index.js';
import type { Content, Detail } from './content.js';
import { type Direction, graphOf } from './graph.js';
import { type ShownChart, shownOf } from './shown.js';

/** A rectangle, in pixels from the chart's corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A state in its place. */
export interface PlacedState extends Rectangle {
  readonly state: ChartState;
  readonly content: Content;
  readonly depth: number;
  /** How many states are folded away in it. */
  readonly hidden: number;
}

/** An arrow in its place; it has no transitions where it shows in which state another begins. */
export interface PlacedArrow {
  readonly id: string;
  readonly transitions: readonly ChartTransition[];
  readonly points: readonly ElkPoint[];
  readonly label: (Rectangle & { readonly content: Content }) | undefined;
}

/** A chart in its place. */
export interface PlacedChart {
  readonly width: number;
  readonly height: number;
  readonly detail: Detail;
  /** Outer ones first. */
  readonly states: readonly PlacedState[];
  readonly dots: readonly Rectangle[];
  readonly arrows: readonly PlacedArrow[];
  /** States that are drawn, by the ids of all that they stand for. */
  readonly standIns: ReadonlyMap<string, string>;
}

/** A width and a height, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Places a graph. */
export type Layout = (graph: ElkNode) => Promise<ElkNode>;

/** How a chart is to be placed. */
export interface PlaceOptions {
  /** Ids of states whose insides are not drawn. */
  readonly folded?: ReadonlySet<string>;
  /** As much as can be read unless given. */
  readonly detail?: Detail | undefined;
}

/** The scale at which the smallest text has eleven pixels. */
const readable = 11 / 11.5;

/** Of events it may be smaller: they are few words. */
const readableEvents = 0.7;

/** With more states and arrows than this, only names can be read, and one direction is as good as another. */
const mostInDetail = 90;

/** How large a chart can be shown in a room. */
export const fitOf = ({ width, height }: Room, room: Room): number =>
  Math.max(0.02, Math.min(1.15, (room.width - 24) / width, (room.height - 24) / height));

/**
 * Places a chart in the most detail that can be read without scrolling, and in the direction in which it
 * can be shown larger.
 */
export async function placed(
  layout: Layout,
  chart: MachineChart,
  room: Room,
  { folded, detail }: PlaceOptions = {},
): Promise<PlacedChart> {
  const { arrows, root } = shownOf(chart, folded);
  const isLarge = arrows.length + countOf(root) > mostInDetail;
  const details: Detail[] = detail ? [detail] : isLarge ? ['names'] : ['all', 'events', 'names'];
  let best: PlacedChart | undefined;
  for (const each of details) {
    const shown = shownOf(chart, folded, each !== 'all');
    best = await placedTowards(layout, shown, 'DOWN', each);
    if (fitOf(best, room) >= readable || isLarge) return best;
    const right = await placedTowards(layout, shown, 'RIGHT', each);
    if (fitOf(right, room) > 1.1 * fitOf(best, room)) best = right;
    if (fitOf(best, room) >= (each === 'all' ? readable : readableEvents)) return best;
  }
  return best as PlacedChart;
}

const countOf = ({ children }: ShownChart['root']): number =>
  children.reduce((sum, child) => sum + countOf(child), 1);

/** Places what is drawn of a chart. */
export async function placedTowards(
  layout: Layout,
  shown: ShownChart,
  direction: Direction,
  detail: Detail,
): Promise<PlacedChart> {
  const { graph, meaning } = graphOf(shown, direction, detail);
  const done = await layout(graph);
  const states: PlacedState[] = [];
  const dots: Rectangle[] = [];
  const walk = (node: ElkNode, depth: number): void => {
    const { x = 0, y = 0, width = 0, height = 0 } = node;
    const place = { x, y, width, height };
    const meant = meaning.states.get(node.id);
    if (meant) states.push({ ...place, ...meant, depth });
    else if (node.id.startsWith('i:')) dots.push(place);
    for (const child of node.children ?? []) walk(child, depth + 1);
  };
  walk(done, -1);
  const arrows = (done.edges ?? []).map(({ id, sections = [], labels = [] }): PlacedArrow => {
    const meant = meaning.arrows.get(id);
    const { x = 0, y = 0, width = 0, height = 0 } = labels[0] ?? {};
    const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
      startPoint,
      ...bendPoints,
      endPoint,
    ]);
    return {
      id,
      transitions: meant?.transitions ?? [],
      points: meaning.backward.has(id) ? points.reverse() : points,
      label: meant?.content && { x, y, width, height, content: meant.content },
    };
  });
  const { width = 0, height = 0 } = done;
  return { width, height, detail, states, dots, arrows, standIns: shown.standIns };
}
