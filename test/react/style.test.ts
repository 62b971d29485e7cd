// The style sheet of the components looks like the console, and the gallery shows every state with it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { galleryPage } from '../../docs/gallery.mjs';
import { lifecycle, situationOf } from '../../machines/index.js';
import * as react from '../../src/react/index.js';
import { instanceView } from '../../src/ui/index.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const style = read('src/react/style.css');

/** The variables of a sheet as they are before the dark ones, and with them. */
function variablesIn(sheet: string): Map<string, string>[] {
  return sheet
    .split('@media (prefers-color-scheme: dark)')
    .map(
      (part) =>
        new Map([...part.matchAll(/--([\w-]+): (#\w+);/g)].map(([, a = '', b = '']) => [a, b])),
    );
}

test('its tones are those of the console, in light and in dark', () => {
  const own = variablesIn(style);
  const console = variablesIn(read('src/console/page/tokens.css'));
  expect(own).toHaveLength(2);
  own.forEach((variables, n) => {
    expect(variables.size).toBeGreaterThan(15);
    for (const [name, value] of variables) {
      const known = console[n]?.get(name.replace('dcs-', ''));
      expect({ n, name, value }).toEqual({ n, name, value: known });
    }
  });
});

test('its shapes are those of the console, and every tone and shape of the view has one', () => {
  const icons = read('src/console/frame/icon.tsx');
  for (const [, shape = '', path = ''] of style.matchAll(
    /data-shape="(\w+)"[^}]*path d='([^']+)'/g,
  )) {
    expect(icons).toContain(`${shape}: '${path}'`);
  }
  const views = lifecycle.table.states.map((state) => instanceView(situationOf('ha', state)));
  for (const { tone, shape } of [...views, instanceView({ status: 'MOVED_ELSEWHERE' })]) {
    expect(style).toContain(`[data-tone="${tone}"]`);
    expect(style).toContain(`[data-shape="${shape}"]`);
  }
});

test('the gallery is fresh', () => {
  const page = galleryPage({
    react,
    instanceView,
    createElement,
    drawn: renderToStaticMarkup as never,
    situations: lifecycle.table.states.map((state) => situationOf('ha', state)),
    style,
  });
  if (page !== read('docs/react-gallery.html')) {
    throw new Error('docs/react-gallery.html is out of date: run npm run docs');
  }
});
