// A chart with every box, dot, arrow and label in its place. The library works in a thread of its own,
// so the page stays usable meanwhile.

import ElkModule, { type ELK, type ElkNode, type ElkPoint } from 'elkjs/lib/elk-api.js';
import type { ChartState, ChartTransition, MachineChart } from '../../chart/index.js';
import type { Content } from './content.js';
import { type Direction, graphOf } from './graph.js';

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
}

/** An arrow in its place; `transition` is absent on those that show where a state begins. */
export interface PlacedArrow {
  readonly id: string;
  readonly transition: ChartTransition | undefined;
  readonly points: readonly ElkPoint[];
  readonly label: (Rectangle & { readonly content: Content }) | undefined;
}

/** A chart in its place. */
export interface PlacedChart {
  readonly width: number;
  readonly height: number;
  /** Outer ones first. */
  readonly states: readonly PlacedState[];
  readonly dots: readonly Rectangle[];
  readonly arrows: readonly PlacedArrow[];
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): string;
  };
}

let library: ELK | undefined;

// The package is CommonJS: its types say that the class is under `default`, and bundlers unwrap it.
const Elk = ElkModule as unknown as typeof ElkModule.default;

/** The page's own file, and no other, may become a thread. */
function started(): ELK {
  const file = '/inspector/elk-worker.js';
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('inspector', { createScriptURL: () => file });
  return new Elk({ workerFactory: () => new Worker(policy?.createScriptURL(file) ?? file) });
}

/** How large a chart can be shown in a room. */
export const fitOf = ({ width, height }: PlacedChart, room: Room): number =>
  Math.min(1.15, (room.width - 24) / width, (room.height - 24) / height);

/** A width and a height, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Places a chart both ways, and takes the one that can be shown larger. */
export async function placed(chart: MachineChart, room: Room): Promise<PlacedChart> {
  const down = await placedTowards(chart, 'DOWN');
  if (fitOf(down, room) >= 1) return down;
  const right = await placedTowards(chart, 'RIGHT');
  return fitOf(right, room) > 1.1 * fitOf(down, room) ? right : down;
}

async function placedTowards(chart: MachineChart, direction: Direction): Promise<PlacedChart> {
  const { graph, meaning } = graphOf(chart, direction);
  library ??= started();
  const done = await library.layout(graph);
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
    const meant = meaning.transitions.get(id);
    const { x = 0, y = 0, width = 0, height = 0 } = labels[0] ?? {};
    const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
      startPoint,
      ...bendPoints,
      endPoint,
    ]);
    return {
      id,
      transition: meant?.transition,
      points: meaning.backward.has(id) ? points.reverse() : points,
      label: meant?.content && { x, y, width, height, content: meant.content },
    };
  });
  return { width: done.width ?? 0, height: done.height ?? 0, states, dots, arrows };
}
