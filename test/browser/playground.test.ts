// The playground in a real browser, from a file and from a server, as it was built.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { playgroundSite } from '../../src/cli/serve/playground-site.js';
import { createEmulator, serve } from '../../src/emulator/index.js';
import { systemClock } from '../../src/time/index.js';
import { axeViolations, describeInBrowser } from '../support/browser/index.js';
import { once } from '../support/once/index.js';

const limitBytes = 120_000;
const folder = join((await once('program')).root, 'dist/src/playground/web');
const fromFile = pathToFileURL(join(folder, 'index.html')).href;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const lamp = (page: Page) => page.getByRole('region', { name: 'Now' }).locator('.lamp');

it(`costs less than ${limitBytes} bytes gzipped in all, and loads nothing later`, () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  expect(files).toHaveLength(4);
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(bytes).toBeLessThan(limitBytes);
  expect(files.filter((file) => /\bimport\(/.test(file.toString()))).toEqual([]);
});

describeInBrowser('the playground', (openTab) => {
  it('from a file: an instance lives, the chart is broken, prove shows the way, and a link has all of it', async () => {
    const { page, errors, requests } = await openTab({ viewport: { width: 1280, height: 900 } });
    await page.goto(fromFile);
    await page.getByText(/(\d+) of \1 claims proven/).waitFor();
    await button(page, 'Until succeed').click();
    expect(await lamp(page).textContent()).toBe('Serving');
    // By the keyboard alone.
    await button(page, /^restart$/).focus();
    await page.keyboard.press('Enter');
    expect(await lamp(page).textContent()).toBe('Not serving');
    await button(page, /^extend.*refused here$/).click();
    await page.getByText('cannot extend: the instance is RESTARTING').first().waitFor();
    await page.getByLabel('How long').fill('soon');
    await page.getByText('expected a duration').waitFor();
    await page.getByLabel('How long').fill('1h');
    await page.keyboard.press('Enter');
    expect(await lamp(page).textContent()).toBe('Serving');

    const change = page.getByLabel('Or as prove --break has it');
    await change.fill('RESTRATING.tags=serving');
    await page.keyboard.press('Enter');
    await page.getByText('there is no state "RESTRATING"').waitFor();
    expect(await change.getAttribute('aria-invalid')).toBe('true');
    await change.fill('RESTARTING.tags+=serving');
    await page.keyboard.press('Enter');
    await page.getByText('Refuted in 2 steps').waitFor();
    await page.locator('.chart .is-wrong', { hasText: 'RESTARTING' }).waitFor();
    expect(await page.locator('.chart .is-taken').allTextContents()).toEqual(
      expect.arrayContaining(['1 succeed', '2 restart']),
    );

    const { page: second, errors: more } = await openTab();
    await second.goto(page.url());
    await second.getByText('Refuted in 2 steps').waitFor();
    await button(second, 'Let the instance go this way').click();
    expect(await lamp(second).textContent()).toBe('Serving');
    await second.getByText('there, Restarting is not serving').waitFor();
    expect([...errors, ...more]).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(new URL('.', fromFile).href))).toEqual(
      [],
    );
  });

  it('tells of an address that is wrong in one line, starts afresh, and follows one that is right', async () => {
    const { page, errors } = await openTab();
    await page.goto(`${fromFile}#kind=triple`);
    await page.getByRole('alert').getByText('kind: unknown "triple"').waitFor();
    await page.evaluate('location.hash = "moves=succeed&kind=cluster"');
    await page.getByText('RUNNING.idle').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByLabel('Plan', { exact: true }).selectOption('your own');
    await page.getByLabel('Your plan, as JSON').fill('{"like": "slow"}');
    await page.getByText('like: unknown plan "slow"').waitFor();
    expect(errors).toEqual([]);
  });

  it.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)(
    'axe finds nothing in %s at %i px, and nothing sticks out',
    async (colorScheme, width) => {
      const { page } = await openTab({
        colorScheme,
        viewport: { width, height: 800 },
        reducedMotion: 'reduce',
      });
      await page.goto(
        `${fromFile}#change=ERROR.on.recover%3DRESTARTING&change=ERROR.tags%3Dserving`,
      );
      await page.getByText('claims refuted').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await button(page, /^Show the way/)
        .first()
        .click();
      await button(page, /^succeed$/).click();
      await button(page, /^succeed.*refused here$/).click();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
    },
  );

  it('is served at /play, under a policy that lets a page run nothing but its own script', async () => {
    const site = await playgroundSite(pathToFileURL(`${folder}/`));
    const { fetch, close } = createEmulator({ site });
    const server = await serve({ fetch, host: '127.0.0.1', port: 0, clock: systemClock });
    try {
      const { page, errors, requests } = await openTab();
      const answer = await page.goto(`${server.url}/play`);
      expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
      await page.getByText(/(\d+) of \1 claims proven/).waitFor();
      await button(page, /^fault$/).click();
      await page.getByText('ERROR', { exact: true }).first().waitFor();
      expect(errors).toEqual([]);
      expect(requests.filter((address) => !address.startsWith(server.url))).toEqual([]);
    } finally {
      await server.close();
      close();
    }
  });
});
