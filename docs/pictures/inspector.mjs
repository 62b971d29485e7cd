// Takes the pictures of docs/guide/inspector.md: the real page, with real machines in it.
// `npm run build` first; then `node docs/pictures/inspector.mjs`. CHROME_PATH names another browser.

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createActor, createMachine } from 'xstate';
import { instanceMachine } from '../../dist/machines/index.js';
import {
  createRelay,
  inspectWith,
  readAssets,
  serveInspector,
} from '../../dist/src/inspector/index.js';
import { savePicture } from './save.mjs';

const picture = (name) => fileURLToPath(new URL(`./inspector-${name}.webp`, import.meta.url));

const relay = createRelay();
const inspector = await serveInspector({ port: 0, relay, assets: await readAssets() });

const { inspect } = inspectWith(relay, { name: 'a program' });
const instance = createActor(instanceMachine, { id: 'cache-1', input: { kind: 'ha' }, inspect });
instance.start();
const events = ['succeed', 'backUp', 'succeed', 'extend', 'fail', 'fault', 'restart', 'succeed'];
for (const type of events) instance.send({ type });

const style = (toggle) => ({
  initial: 'off',
  states: { on: { on: { [toggle]: 'off' } }, off: { on: { [toggle]: 'on' } } },
});
const editor = createMachine({
  id: 'editor',
  initial: 'plain',
  states: {
    plain: { after: { 60000: 'closed' }, on: { STYLE: 'styled.before' } },
    styled: {
      type: 'parallel',
      on: { PLAIN: 'plain' },
      states: {
        bold: style('TOGGLE_BOLD'),
        italics: style('TOGGLE_ITALICS'),
        before: { type: 'history', history: 'deep' },
      },
    },
    closed: { type: 'final' },
  },
});
const typed = createActor(editor, { inspect }).start();
for (const type of ['STYLE', 'TOGGLE_BOLD']) typed.send({ type });

const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] });
const open = async (options) => {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${inspector.url}/inspector`);
  await page.locator('svg.chart .box.active.leaf').waitFor();
  return page;
};

const wide = { width: 1440, height: 900 };
for (const colorScheme of ['light', 'dark']) {
  const page = await open({ viewport: wide, colorScheme });
  await savePicture(page, picture(colorScheme));
  await page.close();
}
const page = await open({ viewport: { width: 1440, height: 620 } });
await page.getByRole('button', { name: 'editor' }).click();
await page.locator('[data-state="styled.bold.on"].active').waitFor();
await savePicture(page, picture('parallel'));
await page.getByRole('tab', { name: 'Sequence' }).click();
await savePicture(page, picture('sequence'));
const small = await open({ viewport: { width: 360, height: 740 } });
await savePicture(small, picture('small'));

await browser.close();
await inspector.close();
process.exit();
