// Takes the picture of docs/guide/ui.md: the gallery of the components. `npm run docs` first; then
// `node docs/pictures/gallery.mjs`. CHROME_PATH names another browser.

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { savePicture } from './save.mjs';

const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(new URL('../react-gallery.html', import.meta.url).href);
await savePicture(page, fileURLToPath(new URL('react-gallery.webp', import.meta.url)), {
  fullPage: true,
});
await browser.close();
