// Builds the playground: a page, one classic script, one style sheet. That works on any host, and from a file, where
// browsers load no modules. `node build.mjs [folder]`: into dist/src/playground/web unless a folder is given.

import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = resolve(here, '../../dist');
const out = resolve(argv[2] ?? join(dist, 'src/playground/web'));

/** Where Graphviz puts the states and edges: asked here, because it is larger than all of the page. */
async function layout() {
  const outfile = join(dist, 'playground-layout.mjs');
  await build({
    entryPoints: [join(here, '../diagram/internal.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { layoutOf } = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  return layoutOf();
}

await mkdir(out, { recursive: true });
const { metafile } = await build({
  entryPoints: [
    { in: join(here, 'page/index.html'), out: 'index' },
    { in: join(here, 'page/icon.svg'), out: 'play/icon' },
    { in: join(here, 'main.tsx'), out: 'play/main' },
    { in: join(here, 'page/main.css'), out: 'play/main' },
  ],
  loader: { '.html': 'copy', '.svg': 'copy' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'iife',
  // What draws on a server; nothing here leads to it.
  external: ['@hpcc-js/wasm-graphviz', 'state-machine-cat'],
  platform: 'browser',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  banner: { js: '/*! For licences see THIRD-PARTY-NOTICES of dcs-lifecycle */' },
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', LAYOUT: JSON.stringify(await layout()) },
  metafile: true,
});

if (argv[2] === undefined) {
  // docs/notices.mjs reads from it whose code was bundled.
  await mkdir(join(dist, 'bundles'), { recursive: true });
  await writeFile(join(dist, 'bundles/playground.json'), JSON.stringify(metafile));
} else {
  // Who puts the folder on a host passes on the code of others.
  await copyFile(resolve(here, '../../THIRD-PARTY-NOTICES'), join(out, 'THIRD-PARTY-NOTICES'));
}
