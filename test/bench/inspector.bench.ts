// How long the inspector's page takes to show a large chart for the first time: from when it is asked to until all of
// it is drawn, what is read, placed in a worker and drawn counted by the processor time of its threads.

import type { Browser, Page } from 'playwright-core';
import { type AnyStateMachine, createActor } from 'xstate';
import { inspectWith } from '../../src/inspector/index.js';
import { timeOfPages, traced } from './browser/trace.js';
import { withBrowser } from './browser/with-browser.js';
import { named } from './figure.js';
import { measureFresh } from './fresh.js';
import type { GrowthPoint } from './growth/growth.js';
import { flatMachine, flatMachineOf, groupedMachine } from './inspector/large-charts.js';
import { withInspector } from './inspector/running.js';
import type { BenchReport } from './report.js';

const states = 300;

/** Besides, to see how it grows. */
const smallerSizes = [10, 30, 100];

/**
 * Runs the bench.
 *
 * @throws CannotRun when there is no browser
 */
export async function benchInspector(): Promise<BenchReport> {
  const clock: number[] = [];
  const charts = [
    { name: 'flat', row: 'inspector: layout of 300 states', machine: flatMachine },
    {
      name: 'in ten groups',
      row: 'inspector: layout of 300 states in ten groups',
      machine: groupedMachine,
    },
  ] as const;
  const measured = await measureFresh(
    charts.map(({ machine, ...rest }) => ({
      ...rest,
      once: async () => {
        const { own, byClock } = await shown(machine, states);
        clock.push(byClock);
        return own;
      },
    })),
  );
  const smaller: GrowthPoint[] = [];
  for (const size of smallerSizes) {
    smaller.push({ size, value: (await shown(flatMachineOf(size), size)).own });
  }
  const { nanoseconds } = named(measured.measurements, charts[0].name);
  return {
    bench: 'inspector',
    work: `a page in a new browser opens a chart of ${states} states, and draws all of it`,
    unit: 'chart',
    baseline: charts[0].name,
    facts: [['by the clock', `${Math.min(...clock).toFixed(0)} ms at best`]],
    growth: [
      {
        name: 'chart',
        title: 'A chart in the inspector',
        of: 'states',
        unit: 'ms',
        lines: [
          { name: 'drawn', points: [...smaller, { size: states, value: nanoseconds / 1e6 }] },
        ],
      },
    ],
    ...measured,
  };
}

/** A new inspector in a new browser shows an actor of a machine. */
const shown = (machine: AnyStateMachine, count: number) =>
  withInspector(async (page, socket) => {
    const { inspect, stop } = inspectWith(socket, { name: 'large' });
    createActor(machine, { inspect }).start();
    try {
      return await withBrowser((browser) => untilDrawn(browser, page, count));
    } finally {
      stop();
    }
  });

/** Opens the page, and unfolds what is folded at first. */
async function untilDrawn(browser: Browser, address: string, count: number) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const start = performance.now();
  const { trace } = await traced(browser, async () => {
    await page.goto(address);
    await page.locator('.box.active').first().waitFor();
    const unfold = page.getByRole('button', { name: 'Unfold all' });
    if (await unfold.isVisible()) await unfold.click();
    await allDrawn(page, count);
  });
  return { own: timeOfPages(trace), byClock: performance.now() - start };
}

/** Waits in the page, which is what has the time. */
const allDrawn = (page: Page, count: number): Promise<void> =>
  page.evaluate(`new Promise((done) => requestAnimationFrame(function look() {
    if (document.querySelectorAll('.box').length >= ${count}) done();
    else requestAnimationFrame(look);
  }))`);
