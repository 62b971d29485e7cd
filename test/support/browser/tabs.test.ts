// A browser that ends in the middle of a test is noticed at once, and said.

import { chromium } from 'playwright-core';
import { makeBrowser } from '../once/browser.js';
import { until } from '../waiting/index.js';
import { findBrowser } from './find-browser.js';
import { tabsIn } from './tabs.js';

const withBrowser = findBrowser() ? it : it.skip;

withBrowser(
  'what waits for a browser fails when it ends, and so does all that comes after',
  async () => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const made = await makeBrowser();
    try {
      const browser = await chromium.connect(made.value);
      const tabs = tabsIn(browser);
      const { page } = await tabs.open();
      const waiting = page.getByText('never').waitFor();
      const session = await browser.newBrowserCDPSession();
      const gone = new Promise((done) => browser.once('disconnected', done));
      session.send('Browser.crash').catch(() => {});
      await expect(waiting).rejects.toThrow(/closed/);
      await gone;
      await expect(tabs.close()).rejects.toThrow('the browser has ended');
      await expect(tabs.open()).rejects.toThrow('the browser has ended');
      await until(() =>
        said.mock.calls.some(([text]) => /THE BROWSER HAS ENDED by/.test(`${text}`)),
      );
    } finally {
      said.mockRestore();
      await made.remove();
    }
  },
);
