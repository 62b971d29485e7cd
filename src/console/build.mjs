// Builds the console's page into dist/src/console/web: one script, one style sheet, the words and the
// picture of the chart as data. Needs no compiled package, but what the chart has generated.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Elk from 'elkjs/lib/elk.bundled.js';
import { build } from 'esbuild';
import { picturesOf, vocabularyOf } from './drawing.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = at('../../dist/src/console/web');

/** What the page needs to be told of the chart and of the wire, to be asked here. */
async function compiled() {
  const outfile = at('../../dist/console-sources.mjs');
  await build({
    stdin: {
      contents: `
        export * as machines from '../../machines/index.js';
        export * as statechart from '../statechart/internal.js';
        export { phases, presets } from '../plan/index.js';
        export { decidedBesides as besides } from '../plan/internal.js';
        export { catalogue, operations } from '../protocol/index.js';
      `,
      resolveDir: at('.'),
    },
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { machines, statechart, ...more } = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  const elk = new Elk();
  const layout = (graph) => elk.layout(graph);
  return { machines, drawn: await picturesOf({ machines, statechart, layout }), ...more };
}

/** uPlot formats numbers for the browser's language, and fails where that is none: the page is English. */
const plainNumbers = {
  name: 'plain-numbers',
  setup: ({ onLoad }) =>
    onLoad({ filter: /uPlot\.esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replaceAll('nav.language', "'en'");
      if (contents === source) throw new Error('uPlot takes the language from somewhere else now');
      return { contents, loader: 'js' };
    }),
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const { metafile } = await build({
  entryPoints: [
    { in: at('main.tsx'), out: 'main' },
    { in: at('page/main.css'), out: 'main' },
    { in: at('page/index.html'), out: 'index' },
    { in: at('page/icon.svg'), out: 'icon' },
  ],
  loader: { '.html': 'copy', '.svg': 'copy' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  banner: { js: '/*! For licences see THIRD-PARTY-NOTICES of dcs-lifecycle */' },
  plugins: [plainNumbers],
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
});
const { presets, ...words } = await compiled();
const vocabulary = vocabularyOf({ ...words, presets: Object.keys(presets) });
await writeFile(`${out}/vocabulary.json`, JSON.stringify(vocabulary));

// docs/notices.mjs reads from it whose code was bundled.
const bundles = at('../../dist/bundles');
await mkdir(bundles, { recursive: true });
await writeFile(`${bundles}/console.json`, JSON.stringify(metafile));
