/** @jest-environment jsdom */
/// <reference lib="dom" />
// The small chart of the last minutes, as it is given to uPlot.

import type { StatusCount } from '../../src/ui/index.js';

const charts: {
  // biome-ignore lint/suspicious/noExplicitAny: uPlot's own types are for the real one
  options: any;
  data: unknown;
  sizes: unknown[];
  destroyed: boolean;
}[] = [];
jest.mock('uplot', () => ({
  __esModule: true,
  default: class {
    constructor(options: object, data: unknown) {
      charts.push({ options, data, sizes: [], destroyed: false });
    }
    setData(data: unknown) {
      Object.assign(charts.at(-1) as object, { data });
    }
    setSize(size: unknown) {
      charts.at(-1)?.sizes.push(size);
    }
    destroy() {
      Object.assign(charts.at(-1) as object, { destroyed: true });
    }
  },
}));

import { plotIn } from '../../src/console/fleet/plot.js';

const counts = [
  { status: 'RUNNING', label: 'Running', tone: 'success', count: 2 },
  { status: 'ERROR', label: 'Faulty', tone: 'error', count: 1 },
] as unknown as StatusCount[];

let resized = () => {};
let watched = 0;
const opened = () => {
  const element = document.body.appendChild(document.createElement('div'));
  Object.defineProperty(element, 'clientWidth', { value: 320 });
  element.style.setProperty('--line', ' grey ');
  Object.assign(globalThis, {
    ResizeObserver: class {
      constructor(run: () => void) {
        resized = run;
      }
      observe() {
        watched++;
      }
      disconnect() {
        watched--;
      }
    },
  });
  const plot = plotIn(element, counts, [
    [-2, -1, 0],
    [1, 1, 2],
    [1, 2, 3],
  ] as never);
  return { plot, chart: charts.at(-1) as (typeof charts)[number] };
};

test('the highest stack is drawn first, each with the colour of its status', () => {
  const { plot, chart } = opened();
  expect(chart.data).toEqual([
    [-2, -1, 0],
    [1, 2, 3],
    [1, 1, 2],
  ]);
  expect(chart.options.series).toHaveLength(3);
  for (const line of chart.options.series.slice(1)) {
    expect(line).toMatchObject({ width: 0, points: { show: false } });
  }
  plot.show([[0], [5], [6]] as never);
  expect(chart.data).toEqual([[0], [6], [5]]);
});

test('its time says how long ago, in minutes where they are whole', () => {
  const { options } = opened().chart;
  const [time, amount] = options.axes;
  expect(time.values(undefined, [-120, -90, -15, 0])).toEqual(['-2 min', '-90 s', '-15 s', 'now']);
  expect([time.size, time.incrs]).toEqual([22, [15, 30, 60]]);
  expect(amount.size).toBe(38);
  expect(amount.incrs.every(Number.isInteger)).toBe(true);
  expect(time.grid).toEqual({ stroke: 'grey', width: 1 });
});

test('it shows a minute at least, all that there is, and amounts from nothing', () => {
  const { x, y } = opened().chart.options.scales;
  expect(x.range(undefined, -10)).toEqual([-60, 0]);
  expect(x.range(undefined, -300)).toEqual([-300, 0]);
  expect(y.range(undefined, 3, 0)).toEqual([0, 1]);
  expect(y.range(undefined, 3, 7)).toEqual([0, 7]);
  expect(x.time).toBe(false);
});

test('it is as wide as its place, without a legend or a cursor, and goes without a trace', () => {
  const { plot, chart } = opened();
  const { width, height, legend, cursor } = chart.options;
  expect({ width, height, legend, cursor }).toEqual({
    width: 320,
    height: 132,
    legend: { show: false },
    cursor: { show: false },
  });
  resized();
  expect(chart.sizes).toEqual([{ width: 320, height: 132 }]);
  const before = watched;
  plot.remove();
  expect(chart.destroyed).toBe(true);
  expect(watched).toBe(before - 1);
});
