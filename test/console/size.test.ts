// What a first visit costs.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import * as machines from '../../machines/index.js';
import { vocabularyOf } from '../../src/console/drawing.mjs';
import { phases, presets } from '../../src/plan/index.js';
import { decidedBesides as besides } from '../../src/plan/internal.js';
import { catalogue, operations } from '../../src/protocol/index.js';
import { drawnChart } from './drawn-chart.js';

const limitBytes = 150_000;
const at = (path: string) => join(import.meta.dirname, '../../src/console', path);

it(`the first load costs less than ${limitBytes} bytes gzipped, without XState`, async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [
      { in: at('main.tsx'), out: 'main' },
      { in: at('page/main.css'), out: 'main' },
    ],
    outdir: 'nowhere',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    platform: 'browser',
  });
  const words = { machines, phases, besides, presets: Object.keys(presets), operations, catalogue };
  const drawn = await drawnChart();
  const vocabulary = JSON.stringify(vocabularyOf({ ...words, drawn } as never));
  const parts = [...outputFiles.map(({ contents }) => contents), Buffer.from(vocabulary)];
  expect(parts).toHaveLength(3);
  const bytes = parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
  expect(bytes).toBeLessThan(limitBytes);
  expect(Object.keys(metafile.inputs).filter((input) => /xstate|\/zod\//.test(input))).toEqual([]);
});

it('no file of the page but one knows the time, the frames or the network of the browser', () => {
  const outside =
    /\b(fetch|setTimeout|setInterval|requestAnimationFrame|EventSource|performance|innerHTML|dangerouslySetInnerHTML)\b/;
  const files = readdirSync(at(''), { recursive: true }).map(String);
  const sources = files.filter((file) => /\.tsx?$/.test(file));
  expect(sources.length).toBeGreaterThan(20);
  const found = sources.filter((file) => outside.test(readFileSync(at(file), 'utf8')));
  expect(found).toEqual(['environment.ts']);
});
