// A `describe` whose tests have a real browser, one for all of them and a fresh context for each.

import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.js';

/** A page in a context of its own, and what went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors of scripts, and errors written to the console, content security policy included. */
  readonly errors: readonly string[];
  /** Addresses that anything in this context asked for. */
  readonly requests: readonly string[];
}

/** Opens tabs; they are closed when the test ends. */
export type OpenTab = (options?: BrowserContextOptions) => Promise<Tab>;

/** Two cores may be shared with others. */
const patienceMs = 60_000;

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
    const line = `NO BROWSER: "${title}" is not tested. Set CHROME_PATH, or install chromium.`;
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
    jest.setTimeout(patienceMs);
    // A browser that starves on a busy machine may lose one race, which is then told; not two.
    jest.retryTimes(1, { logErrorsBeforeRetry: true });
    let browser: Browser;
    const closings: (() => Promise<void>)[] = [];

    beforeAll(async () => {
      const { executablePath, env } = found.prepare();
      browser = await chromium.launch({
        executablePath,
        env: env as Record<string, string>,
        args: ['--no-sandbox', '--headless'],
        timeout: patienceMs,
      });
    }, patienceMs);
    afterEach(async () => {
      for (const close of closings.splice(0)) await close();
    });
    afterAll(async () => {
      await browser?.close();
    });

    body(async (options = {}) => {
      const context = await browser.newContext(options);
      closings.push(() => context.close());
      const errors: string[] = [];
      const requests: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      return { page: await context.newPage(), errors, requests };
    });
  });
}
