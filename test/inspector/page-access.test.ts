// The offline page for everybody: by keyboard, by ear, in both themes, and on a small screen.

import type { Page } from 'playwright-core';
import { type Actor, createActor } from 'xstate';
import { instanceMachine } from '../../machines/index.js';
import { inspectWith, type Relay, type RunningInspector } from '../../src/inspector/index.js';
import { axeViolations, describeInBrowser } from '../support/browser/index.js';
import { builtPage, startInspector } from '../support/inspector/index.js';

const assets = await builtPage();
let relay: Relay;
let server: RunningInspector;

beforeEach(async () => {
  ({ relay, server } = await startInspector({ assets }));
});
afterEach(() => server.close());

const shows = async (page: Page, state: string) => {
  await page.locator(`.box.active[data-state="${state}"]`).waitFor();
};

function instance(): Actor<typeof instanceMachine> {
  const { inspect } = inspectWith(relay, { name: 'a program' });
  return createActor(instanceMachine, { id: 'cache-1', input: { kind: 'ha' }, inspect }).start();
}

describeInBrowser('the offline inspector', (openTab) => {
  const open = async (options?: Parameters<typeof openTab>[0]) => {
    const tab = await openTab(options);
    await tab.page.goto(`${server.url}/inspector`);
    return tab;
  };

  it('tells in one polite region where the machine is', async () => {
    instance().send({ type: 'succeed' });
    const { page } = await open();
    await page
      .locator('#news', { hasText: 'cache-1 is in RUNNING.idle.' })
      .waitFor({ state: 'attached' });
    expect(await page.locator('[aria-live]').count()).toBe(1);
  });

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it('has no barriers that axe can find, in any view', async () => {
      const actor = instance();
      for (const type of ['succeed', 'backUp', 'succeed', 'restart'] as const) actor.send({ type });
      const { page } = await open({ colorScheme, reducedMotion: 'reduce' });
      await shows(page, 'RESTARTING');
      await page.locator('.count input').check();
      await page.keyboard.press('/');
      await page.keyboard.type('r');
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      for (const name of ['Table', 'Sequence']) {
        await page.getByRole('tab', { name }).click();
        expect(await axeViolations(page)).toEqual([]);
      }
      await page.getByRole('button', { name: 'Step back' }).click();
      expect(await axeViolations(page)).toEqual([]);
    });

    it('has none while there is nothing to see either', async () => {
      const { page } = await open({ colorScheme });
      await page.getByRole('heading', { name: 'Nothing to inspect yet' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  it('fits a screen of 360 pixels, where names in the chart can be read', async () => {
    instance().send({ type: 'succeed' });
    const { page } = await open({ viewport: { width: 360, height: 740 } });
    await shows(page, 'RUNNING.idle');
    const widths = 'document.documentElement.scrollWidth';
    expect(await page.evaluate(widths)).toBeLessThanOrEqual(360);
    const names = `Math.min(...Array.from(document.querySelectorAll('.box text'), (text) => text.getBoundingClientRect().height))`;
    expect(await page.evaluate(names)).toBeGreaterThanOrEqual(10);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('has the chart and the log as tables', async () => {
    instance().send({ type: 'succeed' });
    const { page } = await open();
    await page.getByRole('tab', { name: 'Chart' }).focus();
    await page.keyboard.press('ArrowRight');
    const row = page.getByRole('row', { name: /^RUNNING.idle active/ });
    await row.waitFor();
    expect(await row.textContent()).toContain('extend → EXTENDING');
    expect(
      await page
        .getByRole('table', { name: /Events/ })
        .getByRole('row')
        .count(),
    ).toBe(4);
  });
});
