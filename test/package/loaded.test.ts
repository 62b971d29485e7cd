// What is read and run at an import of each door, and at the start of a command: every file and package costs a
// user time. Asked of the bundler, which knows what is imported at once and what on demand.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds } from '../../machines/index.js';
import { ended } from '../support/cli/index.js';
import { once } from '../support/once/index.js';
import { strangersEnv } from '../support/once/project.js';
import { endChildren, startChild } from '../support/processes.js';

interface Output {
  readonly entryPoint?: string;
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly imports: readonly {
    readonly path: string;
    readonly kind: string;
    readonly external?: true;
  }[];
}

/** The part of what V8 counts that is used here. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

afterAll(endChildren);

const { root: built } = await once('program');
const outputsOf = (bundle: string) =>
  (
    JSON.parse(readFileSync(join(built, 'dist/bundles', `${bundle}.json`), 'utf8')) as {
      readonly outputs: Readonly<Record<string, Output>>;
    }
  ).outputs;
const library = outputsOf('lib');
const program = outputsOf('bin');
const executable = outputsOf('main');

/** The name of a package in a path or a specifier. */
const packageIn = (path: string) => /^(?:.*node_modules[/])?((?:@[^/]+[/])?[^/]+)/.exec(path)?.[1];

/** The files that are loaded with some of them, and the packages that those hold or import. */
function loadedWith(outputs: typeof library, entries: readonly string[]) {
  const files = new Set<string>();
  const packages = new Set<string>();
  const load = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const { inputs, imports } = outputs[file] as Output;
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      if (input.includes('node_modules/') && bytesInOutput > 0)
        packages.add(packageIn(input) ?? '');
    }
    for (const { path, kind, external } of imports) {
      if (kind !== 'import-statement') continue;
      if (!external) load(path);
      else if (!path.startsWith('node:') && !builtinModules.includes(path))
        packages.add(packageIn(path) ?? '');
    }
  };
  for (const entry of entries) load(entry);
  return { files: files.size, packages: [...packages].sort() };
}

const byEntry = (outputs: typeof library) =>
  new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]));

const forChance = ['d3-random', 'pure-rand'];
const forPlans = [...forChance, 'ms', 'xstate', 'zod'];
const forServers = ['@hono/node-server', 'hono'];

test.each([
  ['ui', 4, []],
  ['machines', 4, ['xstate']],
  ['diagram', 5, ['xstate']],
  ['plan', 9, forPlans],
  ['simulator', 12, forPlans],
  ['client', 9, ['xstate', 'zod']],
  ['operations', 9, ['xstate', 'zod']],
  ['observer', 9, [...forChance, 'fastest-levenshtein', 'xstate']],
  ['index', 15, [...forPlans, 'fastest-levenshtein']],
  ['react', 12, [...forPlans, 'fastest-levenshtein', 'react']],
  ['emulator', 14, [...forPlans, ...forServers, 'fastest-levenshtein', 'quick-lru']],
  ['inspector', 7, ['@hono/node-server', '@statelyai/inspect', 'ws']],
])(
  'an import of the door %s reads at most %i files of ours, and these packages',
  (door, most, packages) => {
    const loaded = loadedWith(library, [`dist/lib/${door}.js`]);
    expect(loaded.packages).toEqual([...packages].sort());
    expect(loaded.files).toBeLessThanOrEqual(most);
  },
);

const start = ['src/cli/main.ts', 'src/cli/process.ts'];
const forAll = ['commander', 'picocolors'];

test('the help reads two scripts, no module, and these packages', () => {
  const help = outputsOf('help');
  const scripts = { ...executable, ...help };
  expect(loadedWith(scripts, Object.keys(scripts))).toEqual({ files: 2, packages: forAll });
  const imported = Object.values(executable).flatMap(({ imports }) => imports);
  const ours = imported.filter(({ path }) => path.startsWith('./'));
  expect(ours.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual([
    'dynamic-import ./process.mjs',
    'require-call ./help.js',
  ]);
});

test.each([
  ['a command', 3, [], forAll],
  [
    'simulate',
    24,
    ['src/cli/commands/simulate.ts', 'src/cli/simulate/run-simulation.ts'],
    [...forAll, ...forPlans, 'get-east-asian-width', 'yaml'],
  ],
  [
    'serve',
    24,
    ['src/cli/commands/serve.ts', 'src/cli/serve/run-server.ts'],
    [...forAll, ...forPlans, ...forServers, 'fastest-levenshtein', 'quick-lru'],
  ],
])('%s reads at most %i files, and these packages', (_, most, modules, packages) => {
  const files = byEntry({ ...program, ...executable });
  const entries = [...start, ...modules].map((module) => files.get(module) ?? `no ${module}`);
  const loaded = loadedWith({ ...program, ...executable }, entries);
  expect(loaded.packages).toEqual([...packages].sort());
  expect(loaded.files).toBeLessThanOrEqual(most);
});

test('what draws, inspects and keeps a database is loaded by what does so', () => {
  const onDemand = [library, program].flatMap((outputs) =>
    Object.values(outputs).flatMap(({ imports }) =>
      imports.filter(({ kind, external }) => external && kind === 'dynamic-import'),
    ),
  );
  expect([...new Set(onDemand.map(({ path }) => path))].sort()).toEqual([
    '@hpcc-js/wasm-graphviz',
    'libsql',
    'state-machine-cat',
  ]);
});

test('an import of the emulator writes no schema as JSON, which takes seconds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-calls-'));
  try {
    const NODE_V8_COVERAGE = folder;
    await ended(
      startChild(process.execPath, [join(built, 'dist/lib/emulator.js')], {
        env: { ...strangersEnv(), NODE_V8_COVERAGE },
      }),
    );
    const [file = ''] = readdirSync(folder);
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage;
    const calls = (name: string) =>
      result
        .filter(({ url }) => url.includes('/dist/lib/'))
        .flatMap(({ functions }) => functions.filter((each) => each.functionName === name))
        .map(({ ranges }) => ranges[0]?.count);
    // Once for each kind: the chart was asked, so the counts are those of this import.
    expect(calls('walkChart')).toEqual([kinds.length]);
    expect([...new Set(calls('toJSONSchema'))]).toEqual([0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a thread of a fleet holds the engine, and neither a package nor the chart', () => {
  const [[file, { inputs, imports }] = ['', { inputs: {}, imports: [] }], ...others] =
    Object.entries(outputsOf('worker'));
  expect(others).toEqual([]);
  expect(file).toBe('dist/bin/worker.mjs');
  expect(imports.map(({ path }) => path)).toEqual(['node:worker_threads']);
  const held = Object.keys(inputs).filter((input) => (inputs[input]?.bytesInOutput ?? 0) > 0);
  expect(held.filter((input) => !input.startsWith('src/'))).toEqual([]);
});
