// The generated pages in docs/ are what the sources render today.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DiagramFormat, renderDiagram } from '../../src/diagram/index.js';

const docs = join(import.meta.dirname, '../../docs');

/** Compares a page with what it should be, and says what to do about a difference. */
function assertFresh(name: string, committed: string, rendered: string): void {
  if (committed !== rendered) throw new Error(`docs/${name} is out of date: run npm run docs`);
}

it.each([
  ['model.md', 'markdown'],
  ['lifecycle.svg', 'svg'],
] satisfies [string, DiagramFormat][])('docs/%s is fresh', async (name, format) => {
  assertFresh(name, readFileSync(join(docs, name), 'utf8'), await renderDiagram(format));
});

it('a page that differs in one byte is out of date, and the message says what to run', async () => {
  const rendered = await renderDiagram('markdown');
  expect(() => assertFresh('model.md', `${rendered} `, rendered)).toThrow(
    'docs/model.md is out of date: run npm run docs',
  );
});
