// Writes what is generated from the chart and the operations, the pages of this folder and the notices
// of what was bundled, by the built package: `npm run docs`.
// A test renders the same and fails when one of them is out of date.

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderDiagram } from '../dist/src/diagram/index.js';
import { apiReference } from '../dist/src/protocol/index.js';
import { thirdPartyNotices } from './notices.mjs';

const pages = { 'model.md': 'markdown', 'lifecycle.svg': 'svg' };

for (const [name, format] of Object.entries(pages)) {
  await writeFile(new URL(name, import.meta.url), await renderDiagram(format));
  console.log(`wrote docs/${name}`);
}

await writeFile(new URL('api.md', import.meta.url), apiReference());
console.log('wrote docs/api.md');

const root = new URL('..', import.meta.url);
await writeFile(new URL('THIRD-PARTY-NOTICES', root), thirdPartyNotices(fileURLToPath(root)));
console.log('wrote THIRD-PARTY-NOTICES');
