// A `describe` whose tests have a real browser: one for all files of a run, and a fresh context for each test.

import { chromium } from 'playwright-core';
import { once } from '../once/index.js';
import { findBrowser } from './find-browser.js';
import { type OpenTab, type Tabs, tabsIn } from './tabs.js';

/**
 * Runs tests in a browser.
 *
 * @param title - what they are about
 * @param body - declares them; is given the function that opens a tab
 *
 * @example
 * ```ts
 * describeInBrowser('the page', (openTab) => {
 *   it('says hello', async () => {
 *     const { page } = await openTab({ colorScheme: 'dark' });
 *     await page.goto(url);
 *   });
 * });
 * ```
 */
export function describeInBrowser(title: string, body: (openTab: OpenTab) => void): void {
  const found = findBrowser();
  if (found === undefined) {
    const line = `NO BROWSER: "${title}" is not tested. Set CHROME_PATH: there is a packaged browser for Linux on x64 only.`;
    if (process.env.CI || process.env.REQUIRE_BROWSER === '1') {
      it(`${title}: needs a browser`, () => {
        throw new Error(line);
      });
      return;
    }
    process.stderr.write(`\n${line}\n\n`);
    describe.skip(title, () => body(() => Promise.reject(new Error(line))));
    return;
  }

  describe(title, () => {
    let tabs: Tabs | undefined;
    beforeAll(async () => {
      tabs = tabsIn(await chromium.connect(await once('browser')));
    });
    afterEach(() => tabs?.close());
    afterAll(() => tabs?.leave());
    body((options) => (tabs as Tabs).open(options));
  });
}
