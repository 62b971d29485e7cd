// Tabs of a browser, each in a context of its own, and what goes wrong in them.

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A page in a context of its own, and what went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors of scripts, and errors written to the console, content security policy included. */
  readonly errors: readonly string[];
  /** Addresses that anything in this context asked for. */
  readonly requests: readonly string[];
}

/** Opens a tab; it is closed when the test ends. */
export type OpenTab = (options?: BrowserContextOptions) => Promise<Tab>;

/** The tabs of one test after another. */
export interface Tabs {
  readonly open: OpenTab;
  /**
   * Closes all that were opened.
   *
   * @throws Error when the browser has ended: what waited for it has failed at once, but does not say why
   */
  close(): Promise<void>;
  /** Leaves the browser, which others may use. */
  leave(): Promise<void>;
}

/** A little less than the limit of a test, so that what it waited for in vain is said. */
const patienceMs = 55_000;

/** Opens tabs in a browser. */
export function tabsIn(browser: Browser): Tabs {
  const contexts: BrowserContext[] = [];
  const mustLive = () => {
    if (!browser.isConnected()) throw new Error('the browser has ended, see standard error');
  };
  return {
    async open(options = {}) {
      mustLive();
      const context = await browser.newContext(options);
      context.setDefaultTimeout(patienceMs);
      contexts.push(context);
      const errors: string[] = [];
      const requests: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      return { page: await context.newPage(), errors, requests };
    },
    async close() {
      mustLive();
      for (const context of contexts.splice(0)) await context.close();
    },
    leave: () => browser.close(),
  };
}
