// Bundles the offline page, for browsers of the last three years or so.
// `node build.mjs [folder]`: into dist/src/inspector/web unless a folder is given.

import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = resolve(here, '../../../dist');
const out = resolve(argv[2] ?? join(dist, 'src/inspector/web'));

const { metafile } = await build({
  entryPoints: [
    { in: join(here, 'main.tsx'), out: 'inspector' },
    { in: join(here, 'hosted.ts'), out: 'hosted' },
    { in: join(here, 'style/inspector.css'), out: 'inspector' },
    { in: join(here, 'inspector.html'), out: 'inspector' },
    { in: join(here, 'hosted.html'), out: 'hosted' },
    { in: 'elkjs/lib/elk-worker.min.js', out: 'elk-worker' },
  ],
  loader: { '.html': 'copy', '.min.js': 'copy' },
  outdir: out,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: ['es2022'],
  minify: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  banner: { js: '/*! For licences see THIRD-PARTY-NOTICES of dcs-lifecycle */' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  metafile: true,
});

// docs/notices.mjs reads from it whose code was bundled.
if (argv[2] === undefined) {
  await mkdir(join(dist, 'bundles'), { recursive: true });
  await writeFile(join(dist, 'bundles/inspector.json'), JSON.stringify(metafile));
}
