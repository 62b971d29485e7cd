// What a page pays for a live instance in React.

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { lifecycle } from '../../machines/index.js';

/** How many states the chart has whose cost was measured; each one more may cost as much as in the view. */
const measured = { states: 11, bytes: 25_000, perState: 400 };
const more = Math.max(0, lifecycle.table.states.length - measured.states);
const limitBytes = measured.bytes + more * measured.perState;

test(`useInstance costs less than ${limitBytes} bytes gzipped without React, XState included, and no reader of plans`, async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: "export { useInstance } from './index.js'",
      resolveDir: join(import.meta.dirname, '../../src/react'),
    },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    external: ['react'],
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, part]) => part.bytesInOutput > 0);
  const paths = used.map(([path]) => path);
  expect(paths.some((path) => path.includes('/xstate/'))).toBe(true);
  expect(paths.filter((path) => /node_modules\/(zod|yaml|ms)\//.test(path))).toEqual([]);
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(limitBytes);
});
