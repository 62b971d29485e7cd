// Measurements inside a page, in the page's own time.

import type { Page } from 'playwright-core';
import type { Measurement } from '../measure.js';

/** Times the frames that a page draws for so many milliseconds. */
export async function framesOn(page: Page, name: string, timeMs: number): Promise<Measurement> {
  const samples = (await page.evaluate(`new Promise((done) => {
    const samples = [];
    const begin = performance.now();
    let last = begin;
    requestAnimationFrame(function frame() {
      const now = performance.now();
      samples.push((now - last) * 1e6);
      last = now;
      if (now - begin < ${timeMs}) requestAnimationFrame(frame);
      else done(samples);
    });
  })`)) as number[];
  const sorted = samples.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number;
  const nanoseconds = quantile(0.5);
  const spreadPercent = ((quantile(0.75) - quantile(0.25)) / 2 / nanoseconds) * 100;
  return { name, nanoseconds, spreadPercent, samples: samples.length };
}

/**
 * Breaks one instance after another, all of whose rows can be seen.
 *
 * @returns how long each took from the request until the row says so, in milliseconds
 */
export const untilDrawn = (page: Page, rows: number): Promise<number[]> =>
  page.evaluate(`(async () => {
    const row = (id) => [...document.querySelectorAll('[role=row]')].find((each) =>
      each.querySelector('a')?.href.endsWith(id));
    const hrefs = [...document.querySelectorAll('[role=row] a')].map(({ href }) => href);
    const times = [];
    for (const href of hrefs.slice(0, ${rows})) {
      const id = href.split('/').at(-1);
      await new Promise((done) => {
        let sent;
        const observer = new MutationObserver(() => {
          if (!row(id)?.textContent.includes('Faulty')) return;
          times.push(performance.now() - sent);
          observer.disconnect();
          done();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        sent = performance.now();
        fetch('/_control/instances/' + id + '/events', { method: 'POST', body: '{"event":"fault"}' });
      });
    }
    return times;
  })()`);
