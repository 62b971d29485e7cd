// Where Graphviz puts the states and edges of a machine, as numbers: for pages that draw the chart themselves, and
// mark in it what changes.

import { type InstanceMachine, instanceMachine } from '../../machines/index.js';
import { graphOf } from './dot.js';
import { diagramModelOf } from './model.js';

/** A point, in pixels from the upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where a state is. */
export interface PlacedState extends Spot {
  /** Its path below the root: `RUNNING.idle`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** Where an edge is. */
export interface PlacedEdge {
  /** Its place in the list of edges, from 1; none for the lines that say where the machine begins. */
  readonly number?: number;
  /** What stands beside it: its event, and in brackets what it needs. */
  readonly label: string;
  /** The middle of that. */
  readonly at: Spot;
  /** The line, as the `d` of an SVG path. */
  readonly line: string;
  /** The corners of its head, as the `points` of an SVG polygon. */
  readonly head: string;
}

/** A machine, laid out: `x` and `y` of a state are its upper left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
  /** The dots from which the machine, and states with others inside, begin. */
  readonly starts: readonly Spot[];
}

/** The parts of Graphviz's JSON that are read. Its `y` grows upwards, its sizes are in inches. */
interface Graph {
  readonly bb: string;
  readonly objects: readonly {
    readonly name: string;
    readonly bb?: string;
    readonly pos?: string;
    readonly width?: string;
    readonly height?: string;
  }[];
  readonly edges: readonly {
    readonly id?: string;
    readonly label: string;
    readonly lp: string;
    readonly pos: string;
    readonly _hdraw_?: readonly { readonly points?: readonly (readonly number[])[] }[];
  }[];
}

const pixelsPerInch = 72;
const margin = 8;

/** Lays a machine out as the SVG format does. */
export async function layoutOf(machine: InstanceMachine = instanceMachine): Promise<Layout> {
  const model = diagramModelOf(machine);
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  const dot = await graphOf(model, () => ({}));
  const { bb, objects, edges } = JSON.parse(graphviz.layout(dot, 'json', 'dot')) as Graph;
  const [, , width = 0, height = 0] = numbersIn(bb);
  const spot = (x = 0, y = 0): Spot => ({ x: round(x + margin), y: round(height - y + margin) });
  return {
    width: Math.ceil(width) + 2 * margin,
    height: Math.ceil(height) + 2 * margin,
    states: objects.flatMap((object): PlacedState[] => {
      const name = object.name.replace(/^cluster_/, '');
      if (object.bb) return [{ name, ...cornersOf(object.bb, spot) }];
      // A state with others inside is drawn as a cluster; the point in it is not.
      const isPoint = objects.some((other) => other.name === `cluster_${name}`);
      return isPoint || isStart(name) ? [] : [{ name, ...boxOf(object, spot) }];
    }),
    edges: edges.map(({ id = '', label, lp, pos, _hdraw_: head = [] }): PlacedEdge => {
      const [, number] = /^edge-(\d+)$/.exec(id) ?? [];
      const points = head.flatMap(({ points: corners = [] }) => corners);
      return {
        ...(number && { number: Number(number) }),
        label: label.replaceAll('\\l', '').trim(),
        at: spot(...numbersIn(lp)),
        line: lineOf(pos, spot),
        head: points.map(([x, y]) => pair(spot(x, y))).join(' '),
      };
    }),
    starts: objects
      .filter(({ name }) => isStart(name))
      .map(({ pos = '' }) => spot(...numbersIn(pos))),
  };
}

const isStart = (name: string): boolean => /(^|[.])start$/.test(name);

const numbersIn = (text: string): number[] => text.split(',').map(Number);

const round = (value: number): number => Math.round(value * 10) / 10;

const pair = ({ x, y }: Spot): string => `${x},${y}`;

type ToSpot = (x?: number, y?: number) => Spot;

function cornersOf(bb: string, spot: ToSpot) {
  const [left = 0, lower = 0, right = 0, upper = 0] = numbersIn(bb);
  return { ...spot(left, upper), width: round(right - left), height: round(upper - lower) };
}

function boxOf({ pos = '', width, height }: Graph['objects'][number], spot: ToSpot) {
  const [x = 0, y = 0] = numbersIn(pos);
  const [w, h] = [Number(width) * pixelsPerInch, Number(height) * pixelsPerInch];
  return { ...spot(x - w / 2, y + h / 2), width: round(w), height: round(h) };
}

/** `e,x,y x,y x,y …`: where the head ends, where the line begins, and three points for each curve of it. */
function lineOf(pos: string, spot: ToSpot): string {
  const points = pos
    .split(' ')
    .filter((part) => !/^[es],/.test(part))
    .map((part) => pair(spot(...numbersIn(part))));
  return `M${points[0]}C${points.slice(1).join(' ')}`;
}
