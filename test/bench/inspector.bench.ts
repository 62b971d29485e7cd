// How long the inspector's page takes to show a large chart for the first time: from when it is asked to until all of
// it is drawn, what is read, placed in a worker and drawn counted by the processor time of its threads.

import type { Browser, Page } from 'playwright-core';
import { createActor } from 'xstate';
import { inspectWith } from '../../src/inspector/index.js';
import { timeOfPages, traced } from './browser/trace.js';
import { withBrowser } from './browser/with-browser.js';
import { measureFresh } from './fresh.js';
import { flatMachine, groupedMachine } from './inspector/large-charts.js';
import { withInspector } from './inspector/running.js';
import type { BenchReport } from './report.js';

const states = 300;

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
      once: () =>
        withInspector(async (page, socket) => {
          const { inspect, stop } = inspectWith(socket, { name: 'large' });
          createActor(machine, { inspect }).start();
          try {
            return await withBrowser(async (browser) => {
              const { own, byClock } = await untilDrawn(browser, page);
              clock.push(byClock);
              return own;
            });
          } finally {
            stop();
          }
        }),
    })),
  );
  return {
    bench: 'inspector',
    work: `a page in a new browser opens a chart of ${states} states, and draws all of it`,
    unit: 'chart',
    baseline: charts[0].name,
    facts: [['by the clock', `${Math.min(...clock).toFixed(0)} ms at best`]],
    ...measured,
  };
}

/** Opens the page, and unfolds what is folded at first. */
async function untilDrawn(browser: Browser, address: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const start = performance.now();
  const { trace } = await traced(browser, async () => {
    await page.goto(address);
    await page.locator('.box.active').first().waitFor();
    const unfold = page.getByRole('button', { name: 'Unfold all' });
    if (await unfold.isVisible()) await unfold.click();
    await allDrawn(page);
  });
  return { own: timeOfPages(trace), byClock: performance.now() - start };
}

/** Waits in the page, which is what has the time. */
const allDrawn = (page: Page): Promise<void> =>
  page.evaluate(`new Promise((done) => requestAnimationFrame(function look() {
    if (document.querySelectorAll('.box').length >= ${states}) done();
    else requestAnimationFrame(look);
  }))`);
