// A browser for benches.

import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../support/browser/find-browser.js';
import { CannotRun } from '../report.js';

/**
 * Starts the browser that the tests drive.
 *
 * @param work - what to do with it; then it is closed
 * @throws CannotRun when there is none
 */
export async function withBrowser<Result>(
  work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const found = findBrowser();
  if (found === undefined) throw new CannotRun('there is no browser: set CHROME_PATH');
  const { executablePath, env } = found.prepare();
  const browser = await chromium.launch({
    executablePath,
    env: env as Record<string, string>,
    args: ['--no-sandbox', '--headless'],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
