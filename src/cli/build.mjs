// Bundles the command line into dist/bin, so that a command reads the few files that it needs: each command
// and whatever loads on demand is a chunk. Needs no compiled package, but what the chart has generated.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const out = resolve(root, 'dist/bin');

/** Loaded from node_modules, and only where needed: machine code, WebAssembly, and what draws or inspects. */
const external = ['libsql', '@hpcc-js/wasm-graphviz', 'state-machine-cat', '@statelyai/inspect'];

/** A module looks for the files beside it (pages, package.json) where the compiler puts the module. */
const whereCompiled = {
  name: 'where-compiled',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]src[/\\].*[.]ts$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      // The program of its threads is bundled, too, and lies beside the chunks.
      if (!contents.includes('import.meta.url') || contents.includes('new Worker(')) return;
      const place = relative(root, path).replaceAll('\\', '/').replace(/ts$/, 'js');
      const url = `new URL('../${place}', import.meta.url).href`;
      return { contents: contents.replaceAll('import.meta.url', url), loader: 'ts' };
    }),
};

/** zod comes with its messages in fifty languages; ours are our own. */
const oneLanguage = {
  name: 'one-language',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index[.]js$/ }, ({ path }) => ({
      contents: `export { default as en } from './en.js';`,
      resolveDir: dirname(path),
    })),
};

await rm(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'src/cli/main.ts', out: 'main' },
    { in: 'src/cli/fleet/worker.ts', out: 'worker' },
  ],
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  banner: {
    js: [
      '/*! For licences see THIRD-PARTY-NOTICES of dcs-lifecycle */',
      // Packages that are CommonJS require modules of Node.
      `import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);`,
    ].join('\n'),
  },
  plugins: [whereCompiled, oneLanguage],
  logLevel: 'warning',
  metafile: true,
});

// docs/notices.mjs reads from it whose code was bundled.
const bundles = resolve(root, 'dist/bundles');
await mkdir(bundles, { recursive: true });
await writeFile(resolve(bundles, 'cli.json'), JSON.stringify(metafile));
