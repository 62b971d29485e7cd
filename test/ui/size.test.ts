// What a page pays for the view.

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { lifecycle } from '../../machines/index.js';

/** What the chart answers is most of it, and grows with the chart. */
const limitBytes = 270 * lifecycle.table.states.length;

test(`importing the view costs less than ${limitBytes} bytes gzipped, and no XState`, async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, '../../src/ui/index.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.filter((input) => input.includes('node_modules'))).toEqual([]);
  expect(inputs.some((input) => input.endsWith('src/ui/instance-view.ts'))).toBe(true);
  expect(gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length).toBeLessThan(
    limitBytes,
  );
});
