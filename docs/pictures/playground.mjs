// Takes the pictures of docs/guide/playground.md, from the page as it was built.
// `npm run build` first; then `node docs/pictures/playground.mjs`. CHROME_PATH names another browser.

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { savePicture } from './save.mjs';

const page = new URL('../../dist/src/playground/web/index.html', import.meta.url).href;

const states = {
  playground: 'moves=succeed.86400000.backUp.3000.extend.4000.extend',
  'playground-broken':
    'change=EXTENDING.tags%3Dserving&change=ERROR.on.recover%3DRESTARTING&claim=serving-is-running',
};

const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] });
for (const [name, state] of Object.entries(states)) {
  const tab = await browser.newPage({
    viewport: { width: 1400, height: 1290 },
    reducedMotion: 'reduce',
  });
  await tab.goto(`${page}#${state}`);
  await tab
    .getByText(/proven, on every path|refuted\./)
    .first()
    .waitFor();
  await savePicture(tab, fileURLToPath(new URL(`./${name}.webp`, import.meta.url)));
}
await browser.close();
