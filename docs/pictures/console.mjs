// Takes the pictures of docs/guide/console.md: the real console on a seeded demo fleet that has lived
// for a minute. `npm run build` first; then `node docs/pictures/console.mjs`. CHROME_PATH names another
// browser.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { savePicture } from './save.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const picture = (name) => at(`./console-${name}.webp`);

const program = at('../../dist/bin/main.js');
const options = ['serve', '--demo', '--seed', '7', '--port', '0', '--json'];
const server = spawn(process.execPath, [program, ...options], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = await once(createInterface({ input: server.stdout }), 'line');
const { url } = JSON.parse(line);

const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] });
const open = async (view, options) => {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${url}/#${view}`);
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
};

const wide = { viewport: { width: 1280, height: 860 } };
const small = { viewport: { width: 360, height: 760 } };
const fleet = await open('/', wide);
const dark = await open('/', { ...wide, colorScheme: 'dark' });
await fleet.waitForTimeout(Number(process.env.LIVED_MS ?? 60_000));
await savePicture(fleet, picture('fleet'));
await savePicture(dark, picture('fleet-dark'));

// Whatever is at work shows most.
await fleet.getByRole('button', { name: 'Pause' }).click();
const busy = fleet.getByRole('row').filter({ hasText: 'Platform, in' }).getByRole('link').first();
const href = (await busy.getAttribute('href')).slice(1);
for (const [name, looks] of [
  ['instance', wide],
  ['instance-small', small],
]) {
  const page = await open(href, looks);
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  await savePicture(page, picture(name), { fullPage: name === 'instance' });
}
await fleet.getByRole('button', { name: 'Create', exact: true }).click();
await fleet.getByRole('dialog').getByLabel('Name').fill('shop-sessions');
await fleet.waitForTimeout(500);
await savePicture(fleet, picture('create'));
const requests = await open('/requests', wide);
await requests.getByRole('table').waitFor();
await savePicture(requests, picture('requests'));
const faults = await open('/faults', wide);
await faults.getByRole('button', { name: 'Add the rule' }).click();
await faults.getByText('met 0 of 0').waitFor();
await savePicture(faults, picture('faults'));

await browser.close();
server.kill('SIGTERM');
