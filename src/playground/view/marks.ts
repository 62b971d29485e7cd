// What is marked in the chart: where the instance is, or the way that the proof has found; and what people have changed.

import type { Layout, PlacedEdge } from '../../diagram/internal.js';
import { type Chart, type ChartEdge, chartWith } from '../model/chart.js';
import { type Life, moverOfAny, takenFrom } from '../model/life.js';
import type { Way } from '../model/way.js';
import { type Bow, bowBetween } from './overlay.js';

/** What is marked. */
export interface Marks {
  /** The states that are lit, by name. */
  readonly lit: ReadonlySet<string>;
  /** The state in which something is wrong. */
  readonly wrong?: string;
  /** The numbers of the steps that take an edge, by its name; none for the step just taken. */
  readonly taken: ReadonlyMap<string, readonly number[]>;
  /** The edges that can be taken, by who moves; undefined where a way is shown, and all others are faint. */
  readonly possible?: ReadonlyMap<string, string>;
}

/** Marks where the instance is, what it did last, and what it can do. */
export function marksOfLife(chart: Chart, { state, snapshot, entries }: Life): Marks {
  const last = entries.at(-1)?.edge;
  const possible = takenFrom(chart, snapshot).map(
    ({ event, edge }) => [chart.names.get(edge) ?? '', moverOfAny(event)] as const,
  );
  const [outer = state] = state.split('.');
  return {
    lit: new Set([outer, state]),
    taken: new Map(last === undefined ? [] : [[last, []]]),
    possible: new Map(possible),
  };
}

/** What the marks of a way mean. */
export const marksOnWay = {
  lit: 'on the way',
  taken: 'a step of it, with its number',
  wrong: 'what is wrong there',
};

/** Marks a way; `wrong` where it shows that a claim fails. */
export const marksOfWay = ({ visited, steps, last }: Way, wrong: boolean): Marks => ({
  lit: visited,
  taken: steps,
  ...(wrong && { wrong: last }),
});

/** An edge to be drawn. */
export interface DrawnLine {
  readonly edge?: ChartEdge;
  readonly label: string;
  readonly at: PlacedEdge['at'];
  readonly line: string;
  readonly head: string;
  /** What people have done to it. */
  readonly change?: 'gone' | 'new';
}

/** The edges of the layout, those that are gone marked; and bows for those that people have added. */
export function linesOf(chart: Chart, layout: Layout): DrawnLine[] {
  const published = [...chartWith([]).edges.values()];
  const left = new Map(chart.edges);
  const drawn = layout.edges.map(({ number, ...placed }): DrawnLine => {
    const before = number === undefined ? undefined : published[number - 1];
    if (!before) return placed;
    const edge = chart.edges.get(before.name) ?? replacement(before, left);
    if (!edge) return { ...placed, edge: before, change: 'gone' };
    left.delete(edge.name);
    if (edge.name === before.name) return { ...placed, edge };
    return { ...placed, edge, label: edge.event, change: 'new' };
  });
  const boxes = new Map(layout.states.map((state) => [state.name, state]));
  const added = [...left.values()].flatMap((edge): DrawnLine[] => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (!from || !to) return [];
    const bow: Bow = bowBetween(from, to);
    return [{ ...bow, edge, label: edge.event, change: 'new' }];
  });
  return [...drawn, ...added];
}

/** The edge of the same event between the same states, which has lost its guard. */
function replacement(
  { from, to, event }: ChartEdge,
  edges: ReadonlyMap<string, ChartEdge>,
): ChartEdge | undefined {
  const isPublished = chartWith([]).edges;
  return [...edges.values()].find(
    (edge) =>
      !isPublished.has(edge.name) && edge.from === from && edge.to === to && edge.event === event,
  );
}
