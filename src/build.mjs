// Bundles the package for Node, which takes most of a start to find and read files: the doors of the library into
// dist/lib, and the command line into dist/bin. Needs no compiled package, but what the chart has generated.

import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const { version, exports, dependencies, peerDependencies } = JSON.parse(
  await readFile(resolve(root, 'package.json'), 'utf8'),
);

/**
 * Reads our modules.
 *
 * @param start - what all of them are to import: whatever it needs is in one chunk then, where the bundler would make
 *   one for each set of entries that need the same
 */
const ours = (start) => ({
  name: 'ours',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]src[/\\].*[.]ts$/ }, async ({ path }) => {
      const contents = whereCompiled(path, await readFile(path, 'utf8'));
      return {
        contents: start ? `import ${JSON.stringify(start)};${contents}` : contents,
        loader: 'ts',
      };
    }),
});

/** A module looks for the files beside it (pages, package.json) where the compiler puts the module. */
function whereCompiled(path, contents) {
  // The program of its threads is bundled, too, and lies beside the chunks.
  if (contents.includes('new Worker(')) return contents;
  const place = relative(root, path).replaceAll('\\', '/').replace(/ts$/, 'js');
  return contents.replaceAll('import.meta.url', `new URL('../${place}', import.meta.url).href`);
}

/** zod comes with its messages in fifty languages; ours are our own. */
const oneLanguage = {
  name: 'one-language',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index[.]js$/ }, ({ path }) => ({
      contents: `export { default as en } from './en.js';`,
      resolveDir: dirname(path),
    })),
};

/** In dist/bin a file is a script by default, and modules say so. */
const modules = { '.js': '.mjs' };

/** commander has Node's child_process for commands that are programs of their own, which ours are not. */
const noPrograms = {
  name: 'no-programs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[/\\]commander[/\\]/.test(importer) ? { path, namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

/** Leaves what loads on demand to the modules beside, and the program of the help to the script beside. */
const onDemandApart = {
  name: 'on-demand-apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import'
        ? { path: path.replace(/[.]js$/, modules['.js']), external: true }
        : undefined,
    );
    onResolve({ filter: /^[.][/]process[.]js$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: './help.js', external: true } : undefined,
    );
  },
};

/**
 * Bundles into a folder of dist/; what several entries need, and what loads on demand, become chunks. `beside` names
 * a bundle that has nothing in common with those of the folder.
 */
async function bundle(folder, { start, plugins = [], ...options }, beside) {
  const outdir = resolve(root, 'dist', folder);
  if (!beside) await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    plugins: [ours(start), oneLanguage, ...plugins],
    logLevel: 'warning',
    logOverride: { 'ignored-bare-import': 'silent' },
    metafile: true,
    ...options,
  });
  // docs/notices.mjs reads from it whose code was bundled.
  const bundles = resolve(root, 'dist/bundles');
  await mkdir(bundles, { recursive: true });
  await writeFile(resolve(bundles, `${beside ?? folder}.json`), JSON.stringify(metafile));
}

const licences = '/*! For licences see THIRD-PARTY-NOTICES of dcs-lifecycle */';

// A user's XState has to be the one of the chart; zod is 95 files, and only this package uses it.
const { zod, ...shared } = { ...dependencies, ...peerDependencies };
await bundle('lib', {
  entryPoints: Object.values(exports)
    .filter((door) => door.node !== undefined)
    .map((door) => ({
      in: door.default.replace('./dist/', './').replace(/js$/, 'ts'),
      out: door.node.replace('./dist/lib/', '').replace(/[.]js$/, ''),
    })),
  external: Object.keys(shared),
  minifyWhitespace: true,
  banner: { js: licences },
});

// TypeScript looks for the types of every import, also of one that has no names.
await copyFile(resolve(root, 'src/react/style.css'), resolve(root, 'dist/lib/react.css'));
await writeFile(resolve(root, 'dist/lib/react.css.d.ts'), 'export {};\n');

const define = { PACKAGE_VERSION: JSON.stringify(version) };
const asScript = { format: 'cjs', splitting: false, minify: true, banner: { js: licences } };

await bundle('bin', {
  entryPoints: [{ in: './src/cli/process.ts', out: 'process' }],
  start: resolve(root, 'src/cli/process.ts'),
  plugins: [noPrograms],
  // Loaded only where needed: machine code, WebAssembly, and what draws or inspects.
  external: ['libsql', '@hpcc-js/wasm-graphviz', 'state-machine-cat', '@statelyai/inspect'],
  // What Node itself takes of it for its fetch, which is all that the command line needs.
  alias: { undici: 'undici/index-fetch.js' },
  define,
  outExtension: modules,
  minify: true,
  banner: {
    // Packages that are CommonJS require modules of Node.
    js: `${licences}\nimport{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);`,
  },
});

// By itself, so that it can say why the rest cannot be loaded; and no module, for whose loader the help would wait.
await bundle(
  'bin',
  {
    ...asScript,
    entryPoints: [{ in: './src/cli/main.ts', out: 'main' }],
    plugins: [onDemandApart],
  },
  'main',
);

// The program once more, without its commands.
await bundle(
  'bin',
  {
    ...asScript,
    entryPoints: [{ in: './src/cli/process.ts', out: 'help' }],
    plugins: [onDemandApart, noPrograms],
    define,
  },
  'help',
);

await writeFile(resolve(root, 'dist/bin/package.json'), '{ "type": "commonjs" }\n');

// A thread needs the engine and nothing else: in a chunk of the command line it would hold all of that once more.
await bundle(
  'bin',
  {
    entryPoints: [{ in: './src/cli/fleet/worker.ts', out: 'worker' }],
    outExtension: modules,
    splitting: false,
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: licences },
  },
  'worker',
);
