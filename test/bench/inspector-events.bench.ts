// The inspector's page while an application sends ten thousand events a second: how long a frame takes, and
// whether the page still shows the last event at once.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { ownFramesIn, traced } from './browser/trace.js';
import { withBrowser } from './browser/with-browser.js';
import { figureOf } from './figure.js';
import { lastEvent } from './inspector/last-event.js';
import { withInspector } from './inspector/running.js';
import type { Measurement } from './measure.js';
import type { BenchReport } from './report.js';
import { summaryOf } from './summary.js';

const eventsPerSecond = 10_000;

/** Shorter than this, what is kept is not yet full, and nothing is forgotten. */
const shortestMs = 5_000;

/** An event that is not shown by then was lost. */
const longestDelayMs = 60_000;

/**
 * Runs the bench.
 *
 * @param timeMs - for how long events are sent
 * @throws CannotRun when there is no browser
 */
export async function benchInspectorEvents(timeMs: number): Promise<BenchReport> {
  const sendMs = Math.max(timeMs, shortestMs);
  return withInspector((url, socket) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(url);
      const args = [socket, String(eventsPerSecond), String(sendMs)];
      const sender = spawn(process.execPath, ['dist/test/bench/inspector/sender.js', ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const times = createInterface({ input: sender.stdout })[Symbol.asyncIterator]();
        const begun = Number((await times.next()).value);
        const { result, trace } = await traced(browser, () => untilLast(page));
        const sent = Number((await times.next()).value);
        return reportOf(ownFramesIn(trace), result.gaps, { begun, sent, shown: result.shownAt });
      } finally {
        sender.kill();
      }
    }),
  );
}

/** Draws frames until the page shows the last event, and tells how far apart they were in milliseconds. */
const untilLast = (page: Page): Promise<{ gaps: number[]; shownAt: number }> =>
  page.evaluate(`new Promise((done, fail) => {
    const gaps = [];
    const begin = performance.now();
    let last = begin;
    const isShown = () =>
      document.querySelector('.log tr[aria-current] button')?.textContent === '${lastEvent}';
    requestAnimationFrame(function frame() {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      if (isShown()) done({ gaps, shownAt: Date.now() });
      else if (now - begin > ${longestDelayMs}) fail(new Error('the last event is not shown'));
      else requestAnimationFrame(frame);
    });
  })`);

interface Moments {
  readonly begun: number;
  readonly sent: number;
  readonly shown: number;
}

function reportOf(
  own: readonly number[],
  gaps: readonly number[],
  { begun, sent, shown }: Moments,
): BenchReport {
  const asMeasurement = (name: string, ms: readonly number[]): Measurement => {
    const { value, spreadPercent } = summaryOf(ms);
    return { name, nanoseconds: value * 1e6, spreadPercent, samples: ms.length };
  };
  const clock = asMeasurement('by the clock', gaps);
  const longest = (ms: readonly number[]) => Math.max(...ms);
  const slow = (ms: readonly number[]) => ms.filter((each) => each > 100).length;
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  return {
    bench: 'inspector-events',
    work: `a page that is told ${eventsPerSecond.toLocaleString('en')} events a second, two messages each`,
    unit: 'frame',
    baseline: clock.name,
    measurements: [clock],
    facts: [
      ['frames', `${gaps.length} in ${seconds(shown - begun)} s`],
      ['longest by the clock', `${longest(gaps).toFixed(0)} ms; ${slow(gaps)} over 100 ms`],
      ['longest of the page alone', `${longest(own).toFixed(0)} ms; ${slow(own)} over 100 ms`],
      ['the last event is shown', `${shown - sent} ms after it was sent`],
    ],
    figures: [
      figureOf('inspector: longest frame at 10,000 events a second', { value: longest(own) }),
      figureOf('inspector: events shown, of 10,000 a second', {
        value: (sent - begun) / (shown - begun),
      }),
    ],
  };
}
