// The console for everybody: by keyboard alone, and without barriers on any view, in light and dark, wide
// and narrow.

import type { Page } from 'playwright-core';
import { quickOrDeep } from '../deep/depth.js';
import { axeViolations, describeInBrowser } from '../support/browser/index.js';
import { type ServedConsole, serveConsole } from './console-server.js';

let server: ServedConsole;
beforeEach(async () => {
  server = await serveConsole();
});
afterEach(() => server.close());

const openInstance = async (page: Page, name: string) => {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

describeInBrowser('the console, for everybody', (openTab) => {
  it('is walked by keyboard alone: to a row, into the instance, through an action, and back', async () => {
    const { url } = server;
    const { page } = await openTab();
    await page.goto(url);
    await page.getByText('3 of 3 shown').waitFor();
    await page.getByRole('searchbox').focus();
    const focused = () => page.evaluate('document.activeElement.textContent.trim()');
    for (let n = 0; n < 20 && (await focused()) !== 'shop-cache'; n++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.locator('a:focus', { hasText: 'shop-grow' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('a:focus', { hasText: 'shop-cache' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'shop-cache' }).waitFor();
    for (let n = 0; n < 30 && (await focused()) !== 'Flush'; n++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('button:focus', { hasText: 'Flush' }).waitFor();
  });

  it.each(
    quickOrDeep(
      [
        ['light', 1280],
        ['dark', 360],
      ] as const,
      [
        ['light', 1280],
        ['dark', 1280],
        ['light', 360],
        ['dark', 360],
      ] as const,
    ),
  )(
    'axe finds nothing on any view in %s at %i px, and nothing sticks out',
    async (colorScheme, width) => {
      const { url } = server;
      const { page } = await openTab({
        colorScheme,
        viewport: { width, height: 800 },
        reducedMotion: 'reduce',
      });
      await page.goto(url);
      await page.getByText('3 of 3 shown').waitFor();
      const look = async (view: string) => {
        expect([view, await axeViolations(page)]).toEqual([view, []]);
        const sticksOut = 'document.documentElement.scrollWidth > window.innerWidth';
        expect([view, await page.evaluate(sticksOut)]).toEqual([view, false]);
      };
      await look('fleet');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page.getByRole('dialog').getByLabel('Kind').waitFor();
      await look('create');
      await page.keyboard.press('Escape');
      await page.getByRole('checkbox', { name: 'Select shop-cache' }).check();
      await look('selected');
      await openInstance(page, 'shop-grow');
      await page.getByRole('heading', { name: 'What happened' }).waitFor();
      await look('instance');
      await page.getByRole('link', { name: 'Requests', exact: true }).first().click();
      await page.getByRole('button', { name: 'All', exact: true }).click();
      await page.getByRole('table').waitFor();
      await look('requests');
      await page.getByRole('link', { name: 'Faults' }).click();
      await page.getByText('No rule: every call is answered.').waitFor();
      await look('faults');
    },
  );

  it('keeps each cell of a row within it, and the page within the window, at every width', async () => {
    const { url } = server;
    const { page } = await openTab();
    await page.goto(url);
    await page.getByText('3 of 3 shown').waitFor();
    const outside = `[...document.querySelectorAll('.grid-row')].flatMap((row) =>
      [...row.querySelectorAll('.cell')]
        .filter((cell) => cell.getBoundingClientRect().right > row.getBoundingClientRect().right)
        .map((cell) => cell.textContent))`;
    const sticksOut = 'document.documentElement.scrollWidth > window.innerWidth';
    for (const width of [360, 520, 620, 760, 761, 800, 1000, 1180, 1181, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await page.evaluate(outside)]).toEqual([width, []]);
      expect([width, await page.evaluate(sticksOut)]).toEqual([width, false]);
    }
  });
});
