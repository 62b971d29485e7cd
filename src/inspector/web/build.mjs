// Bundles the offline page, for browsers of the last three years or so.
// `node build.mjs [folder]`: into dist/src/inspector/web unless a folder is given.

import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { build } from 'esbuild';

const here = import.meta.dirname;
const out = resolve(argv[2] ?? join(here, '../../../dist/src/inspector/web'));

mkdirSync(out, { recursive: true });
await build({
  entryPoints: [
    { in: join(here, 'main.tsx'), out: 'inspector' },
    { in: join(here, 'hosted.ts'), out: 'hosted' },
    { in: join(here, 'style/inspector.css'), out: 'inspector' },
  ],
  outdir: out,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: ['es2022'],
  minify: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'inline',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
for (const page of ['inspector.html', 'hosted.html'])
  copyFileSync(join(here, page), join(out, page));
const layout = createRequire(import.meta.url).resolve('elkjs/lib/elk-worker.min.js');
copyFileSync(layout, join(out, 'elk-worker.js'));
