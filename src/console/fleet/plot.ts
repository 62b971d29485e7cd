// The small stacked chart as uPlot draws it.

import uPlot from 'uplot';
import type { StatusCount } from '../../ui/index.js';
import type { Stacks } from './stacks.js';
import { shadesOf } from './tone-colours.js';

const heightPx = 132;

/** How much time the chart shows at least, in seconds. */
const shortestS = 60;

/** A chart on the page. */
export interface Plot {
  show(stacks: Stacks): void;
  remove(): void;
}

/** Draws a chart into an element, whose width it keeps. */
export function plotIn(element: HTMLElement, counts: readonly StatusCount[], stacks: Stacks): Plot {
  const plot = new uPlot(optionsFor(element, counts), reversed(stacks), element);
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

const agoWords = (seconds: number): string =>
  seconds === 0 ? 'now' : seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

function optionsFor(element: HTMLElement, counts: readonly StatusCount[]): uPlot.Options {
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
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_, min) => [Math.min(-shortestS, min), 0] },
      y: { range: (_, __, max) => [0, Math.max(1, max)] },
    },
    axes: [
      { ...axis, size: 22, incrs: [15, 30, 60], values: (_, at) => at.map(agoWords) },
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
        points: { show: false },
      })),
    ],
  };
}
