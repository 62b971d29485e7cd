// A large fleet, served by the program, and its console in a browser.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { withBrowser } from '../browser/with-browser.js';

/** The console, open. */
export interface LargeFleet {
  readonly url: string;
  readonly page: Page;
  /** Opens another page in the same browser. */
  openTab(): Promise<Page>;
}

/**
 * Serves so many instances, which all run, and opens their console.
 *
 * @param work - what to do with it; then it is closed
 * @throws CannotRun when there is no browser
 */
export async function withLargeFleet<Result>(
  instances: number,
  work: (fleet: LargeFleet) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-console-'));
  const fixtures = join(folder, 'many.json');
  const many = { instances: [{ name: 'many', kind: 'ha', count: instances }] };
  writeFileSync(fixtures, JSON.stringify(many));
  const serve = ['dist/bin/main.js', 'serve', '--port', '0', '--json', '--fixtures', fixtures];
  const server = spawn(process.execPath, serve, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await addressOf(server);
    return await withBrowser(async (browser) => {
      const context = await browser.newContext();
      const openTab = () => context.newPage();
      const page = await openTab();
      await page.goto(url);
      const all = instances.toLocaleString('en');
      await page.getByText(`${all} of ${all} shown`).waitFor();
      return work({ url, page, openTab });
    });
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  const lines = createInterface({ input: stdout as NodeJS.ReadableStream });
  for await (const line of lines) {
    const { event, url } = JSON.parse(line);
    if (event !== 'listening') continue;
    // What it logs from now on has to be read, or it would wait.
    stdout?.resume();
    return url;
  }
  throw new Error('the server does not start');
}
