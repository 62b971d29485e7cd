// The small stacked chart as uPlot draws it.

import uPlot from 'uplot';
import type { StatusCount } from '../../ui/index.js';
import { momentWords } from '../words/index.js';
import type { Stacks } from './stacks.js';
import { shadesOf } from './tone-colours.js';

const heightPx = 132;

/** A place in the chart. */
export interface Pointed {
  /** The moment, in milliseconds since 1970. */
  readonly atMs: number;
  /** From the left edge of the chart, in pixels. */
  readonly leftPx: number;
  /** Whether that is in its right half. */
  readonly isRight: boolean;
}

/** Hears of the pointer. */
export interface PlotListener {
  /** It is somewhere in the chart, or has left it. */
  point(place: Pointed | undefined): void;
  /** It was pressed at a moment and a number of instances. */
  press(place: { readonly atMs: number; readonly height: number }): void;
}

/** A chart on the page. */
export interface Plot {
  show(stacks: Stacks): void;
  remove(): void;
}

/** Draws a chart into an element, whose width it keeps. */
export function plotIn(
  element: HTMLElement,
  counts: readonly StatusCount[],
  stacks: Stacks,
  listener: PlotListener,
): Plot {
  const plot = new uPlot(optionsFor(element, counts, listener), reversed(stacks), element);
  const observer = new ResizeObserver(() =>
    plot.setSize({ width: element.clientWidth, height: heightPx }),
  );
  observer.observe(element);
  return {
    show: (next) => plot.setData(reversed(next)),
    remove() {
      observer.disconnect();
      plot.destroy();
    },
  };
}

/** The highest stack is drawn first, so that the lower ones cover it. */
function reversed([x, ...lines]: Stacks): uPlot.AlignedData {
  return [x, ...lines.toReversed()];
}

/** A count holds until the next one. */
const steps = uPlot.paths.stepped?.({ align: 1 }) as uPlot.Series.PathBuilder;

/** `12:30:05`, with the day where marks are a day or more apart. */
const markWords = (
  _: unknown,
  seconds: readonly number[],
  __: unknown,
  ___: unknown,
  stepS: number,
) =>
  seconds.map((each) =>
    stepS < dayS ? momentWords(each * 1000) : momentWords(each * 1000, true).slice(5, 10),
  );

const dayS = 86_400;

/** What marks can be apart, in seconds. */
const marksS = [10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 43_200].concat(
  [1, 2, 7, 14, 28, 56].map((days) => days * dayS),
);

function pointedIn({ cursor, bbox, posToVal }: uPlot): Pointed | undefined {
  const { left = -1 } = cursor;
  if (left < 0) return undefined;
  const widthPx = bbox.width / devicePixelRatio;
  const leftPx = left + bbox.left / devicePixelRatio;
  return { atMs: posToVal(left, 'x') * 1000, leftPx, isRight: left > widthPx / 2 };
}

function optionsFor(
  element: HTMLElement,
  counts: readonly StatusCount[],
  listener: PlotListener,
): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const shades = shadesOf(counts);
  const axis = {
    stroke: colour('ink-quiet'),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
    font: '11px system-ui, sans-serif',
  };
  return {
    width: element.clientWidth,
    height: heightPx,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    hooks: {
      setCursor: [(plot) => listener.point(pointedIn(plot))],
      ready: [
        (plot) =>
          plot.over.addEventListener('click', () => {
            const { left = -1, top = -1 } = plot.cursor;
            if (left < 0) return;
            const [atS, height] = [plot.posToVal(left, 'x'), plot.posToVal(top, 'y')];
            listener.press({ atMs: atS * 1000, height });
          }),
      ],
    },
    scales: {
      x: { time: false, range: (_, min, max) => [min, max] },
      y: { range: (_, __, max) => [0, Math.max(1, max)] },
    },
    axes: [
      { ...axis, size: 22, space: 90, incrs: marksS, values: markWords },
      {
        ...axis,
        size: 38,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000],
      },
    ],
    series: [
      {},
      ...counts.toReversed().map(({ status }) => ({
        fill: colour(shades.get(status) ?? 'line'),
        stroke: colour(shades.get(status) ?? 'line'),
        width: 0,
        paths: steps,
        points: { show: false },
      })),
    ],
  };
}
