// The browser of a run. The process that started the run holds it, and it ends with that process, however
// that one ends: it reads from a pipe, and then no writer is left.

import { chromium } from 'playwright-core';
import { findBrowser } from '../browser/find-browser.js';
import type { Made } from './made.js';

/**
 * Starts a browser that all files of a run connect to.
 *
 * @returns the address for `chromium.connect`
 * @throws Error when there is no browser, or it does not start
 */
export async function makeBrowser(): Promise<Made<string>> {
  const found = findBrowser();
  if (found === undefined) throw new Error('there is no browser');
  const { executablePath, env } = found.prepare();
  const server = await chromium.launchServer({
    executablePath,
    env: env as Record<string, string>,
    // No sandbox: it may be root who runs the tests, or a container.
    args: ['--no-sandbox', '--headless'],
  });
  let isWanted = true;
  server.process().on('exit', (code, signal) => {
    if (!isWanted) return;
    const how = signal === null ? `with ${code}` : `by ${signal}`;
    process.stderr.write(`\nTHE BROWSER HAS ENDED ${how}: ${found.from}. Its tests fail.\n\n`);
  });
  return {
    value: server.wsEndpoint(),
    remove() {
      isWanted = false;
      return server.close();
    },
  };
}
