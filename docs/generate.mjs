// Writes the generated pages of this folder from the built package: `npm run docs`.
// A test renders the same from the sources and fails when a page here is out of date.

import { writeFile } from 'node:fs/promises';
import { renderDiagram } from '../dist/src/diagram/index.js';

const pages = { 'model.md': 'markdown', 'lifecycle.svg': 'svg' };

for (const [name, format] of Object.entries(pages)) {
  await writeFile(new URL(name, import.meta.url), await renderDiagram(format));
  console.log(`wrote docs/${name}`);
}
