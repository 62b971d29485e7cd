/** @jest-environment @happy-dom/jest-environment */
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
    static readonly paths: object = { stepped: (how: object) => ['steps', how] };
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

const pointed: unknown[] = [];
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
  const plot = plotIn(
    element,
    counts,
    [
      [-2, -1, 0],
      [1, 1, 2],
      [1, 2, 3],
    ] as never,
    {
      point: (place) => pointed.push(place),
      press: (place) => pointed.push(place),
    },
  );
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

test('its time is that of the service, with the day where marks are days apart', () => {
  const { options } = opened().chart;
  const [time, amount] = options.axes;
  expect(time.values(undefined, [0, 90], 0, 0, 30)).toEqual(['00:00:00', '00:01:30']);
  expect(time.values(undefined, [0, 86_400], 0, 0, 86_400)).toEqual(['01-01', '01-02']);
  expect(time.size).toBe(22);
  expect(amount.size).toBe(38);
  expect(amount.incrs.every(Number.isInteger)).toBe(true);
  expect(time.grid).toEqual({ stroke: 'grey', width: 1 });
});

test('it shows all of the span, and amounts from nothing, in steps', () => {
  const { scales, series } = opened().chart.options;
  const { x, y } = scales;
  expect(x.range(undefined, 10, 310)).toEqual([10, 310]);
  expect(y.range(undefined, 3, 0)).toEqual([0, 1]);
  expect(y.range(undefined, 3, 7)).toEqual([0, 7]);
  expect(x.time).toBe(false);
  // A count holds until the next one: a slope between them was never there.
  expect(series[1].paths).toEqual(['steps', { align: 1 }]);
});

test('it tells where the pointer is and what it presses, and when it has left', () => {
  const { options } = opened().chart;
  Object.assign(globalThis, { devicePixelRatio: 2 });
  const over = document.createElement('div');
  const plot = {
    over,
    cursor: { left: 30, top: 5 },
    bbox: { left: 80, width: 400 },
    posToVal: (px: number, axis: string) => (axis === 'x' ? px * 10 : px),
  };
  options.hooks.setCursor[0](plot);
  options.hooks.ready[0](plot);
  over.click();
  options.hooks.setCursor[0]({ ...plot, cursor: { left: -10 } });
  expect(pointed).toEqual([
    { atMs: 300_000, leftPx: 70, isRight: false },
    { atMs: 300_000, height: 5 },
    undefined,
  ]);
});

test('it is as wide as its place, without a legend, and goes without a trace', () => {
  const { plot, chart } = opened();
  const { width, height, legend } = chart.options;
  expect({ width, height, legend }).toEqual({
    width: 320,
    height: 132,
    legend: { show: false },
  });
  resized();
  expect(chart.sizes).toEqual([{ width: 320, height: 132 }]);
  const before = watched;
  plot.remove();
  expect(chart.destroyed).toBe(true);
  expect(watched).toBe(before - 1);
});
