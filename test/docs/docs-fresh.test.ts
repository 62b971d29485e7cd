// The generated pages in docs/ are what the sources render today.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDiagram } from '../../src/diagram/index.js';
import { pageWithPicture } from '../../src/diagram/internal.js';

const docs = join(import.meta.dirname, '../../docs');

/** Compares a page with what it should be, and says what to do about a difference. */
function assertFresh(name: string, committed: string, rendered: string): void {
  if (committed !== rendered) throw new Error(`docs/${name} is out of date: run npm run docs`);
}

it.each([
  ['model.md', pageWithPicture],
  ['lifecycle.svg', () => renderDiagram('svg')],
])('docs/%s is fresh', async (name, render) => {
  assertFresh(name, readFileSync(join(docs, name), 'utf8'), await render());
});

it('docs/model.md begins with the picture and the tables; the source of the Mermaid picture comes last', () => {
  const page = pageWithPicture();
  const places = ['](lifecycle.svg)', '## Statuses', '## Steps', '```mermaid'].map((part) =>
    page.indexOf(part),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(page.trimEnd().endsWith('```')).toBe(true);
});

it('a page that differs in one byte is out of date, and the message says what to run', async () => {
  const rendered = await renderDiagram('markdown');
  expect(() => assertFresh('model.md', `${rendered} `, rendered)).toThrow(
    'docs/model.md is out of date: run npm run docs',
  );
});
