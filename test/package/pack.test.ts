// The package as strangers get it: packed by npm, installed into an empty project, and used there
// from JavaScript, from TypeScript and from the command line.

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { once } from '../support/once/index.js';
import {
  filesIn,
  installedIn,
  installInto,
  makeFolder,
  projectRoot,
  type Run,
  removeFolder,
  run,
  runTool,
} from './packed.js';

/** All that is installed with the package. Whoever adds a dependency decides so here, too. */
const allowedPackages = [
  '@hono/node-server',
  '@hpcc-js/wasm-graphviz',
  '@neon-rs/load',
  '@nodable/entities',
  '@statelyai/inspect',
  'ansi-regex',
  'anynum',
  'cli-progress',
  'commander',
  'copy-anything',
  'csv-parse',
  'd3-array',
  'd3-path',
  'd3-random',
  'd3-shape',
  'dcs-lifecycle',
  'detect-libc',
  'emoji-regex',
  'event-target-shim',
  'fast-safe-stringify',
  'fast-xml-builder',
  'fast-xml-parser',
  'fastest-levenshtein',
  'get-east-asian-width',
  'he',
  'hono',
  'internmap',
  'is-fullwidth-code-point',
  'is-unsafe',
  'is-what',
  'isomorphic-ws',
  'libsql',
  'ms',
  'neotraverse',
  'partysocket',
  'path-expression-matcher',
  'picocolors',
  'pure-rand',
  'quick-lru',
  'safe-stable-stringify',
  'state-machine-cat',
  'string-width',
  'strip-ansi',
  'strnum',
  'superjson',
  'ws',
  'xml-naming',
  'xstate',
  'yaml',
  'zod',
];

/** The database's machine code: a package of its own for every platform, of which npm takes what fits. */
const isDatabaseBuild = (name: string) => name.startsWith('@libsql/');

/**
 * What all of it may weigh without that. Most of it is zod, Graphviz, hono, and what @statelyai/inspect
 * brings; the docs with their pictures are 1.7 MB of it.
 */
const allowedMegabytes = 32;

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
};

const { tarball } = await once('project');
let folder: string;
let consumer: string;
let installed: string;

beforeAll(() => {
  folder = makeFolder();
  consumer = installInto(folder, tarball);
  installed = join(consumer, 'node_modules/dcs-lifecycle');
});

afterAll(() => removeFolder(folder));

/** Runs a module in the consumer's project and takes what it prints for JSON. */
function evaluate(source: string): unknown {
  writeFileSync(join(consumer, 'script.js'), source);
  const { status, stdout, stderr } = run(consumer, process.execPath, 'script.js');
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Type-checks a module in the consumer's project, and the types of all that it imports. */
function typeCheck(source: string, ...flags: string[]): Run {
  writeFileSync(join(consumer, 'typed.ts'), source);
  const target = ['--target', 'ES2023', '--lib', 'ES2023,DOM', '--module', 'NodeNext'];
  const more = ['--strict', '--skipLibCheck', 'false', '--noEmit', ...flags, 'typed.ts'];
  return runTool(consumer, 'typescript/bin/tsc', '--ignoreConfig', ...target, ...more);
}

describe('the tarball', () => {
  test('holds what the model and the library are compiled to, the docs, and what npm wants', () => {
    const strangers = filesIn(installed).filter(
      (file) =>
        !/^dist[/](machines|src)[/].+[.](js|d[.]ts)$/.test(file) &&
        !/^dist[/]src[/](console|inspector)[/]web[/][^/]+[.](html|css|svg|json)$/.test(file) &&
        !/^docs[/].+[.](md|svg|png|yaml|jsonl)$/.test(file) &&
        !/^(package[.]json|README[.]md|LICENSE|CHANGELOG[.]md|THIRD-PARTY-NOTICES)$/.test(file),
    );
    expect(strangers).toEqual([]);
    expect(filesIn(installed)).toEqual(
      expect.arrayContaining([
        'dist/machines/index.d.ts',
        'dist/machines/index.js',
        'dist/src/cli/main.js',
        'dist/src/index.d.ts',
        'dist/src/index.js',
        'dist/src/console/web/index.html',
        'dist/src/console/web/main.js',
        'dist/src/inspector/web/inspector.html',
        'dist/src/inspector/web/inspector.js',
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'THIRD-PARTY-NOTICES',
      ]),
    );
  });

  test('every link of its pages leads to a file in it', () => {
    const files = filesIn(installed);
    const links = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((page) =>
        [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\(([^)#\s]+)(#[^)\s]*)?\)/g)]
          .map(([, link = '']) => ({ page, link }))
          .filter(({ link }) => !/^https?:/.test(link)),
      );
    const target = ({ page, link }: (typeof links)[number]) =>
      posix.join(posix.dirname(page), link).replace(/[/]$/, '');
    const isThere = (path: string) =>
      files.some((file) => file === path || file.startsWith(`${path}/`));
    expect(links.filter(({ page }) => page === 'README.md').length).toBeGreaterThan(10);
    expect(links.filter((link) => !isThere(target(link)))).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(
      Object.keys(scripts).filter((name) => /install$|^(pre|post)?prepare$/.test(name)),
    ).toEqual([]);
  });

  test('holds nothing that an earlier build left behind', () => {
    expect(filesIn(installed)).not.toContain('dist/src/left-over.js');
  });

  test('publint finds nothing to say', () => {
    const { status, stdout } = runTool(folder, 'publint/src/cli.js', 'run', tarball, '--strict');
    expect(stdout).toContain('All good!');
    expect(status).toBe(0);
  });

  test('its types are right for every way to import an ES module', () => {
    const tool = '@arethetypeswrong/cli/dist/index.js';
    const flags = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'json'];
    const { status, stdout } = runTool(folder, tool, tarball, ...flags);
    expect(stdout).not.toBe('');
    const { analysis } = JSON.parse(stdout) as {
      readonly analysis: { readonly entrypoints: object };
    };
    expect(Object.keys(analysis.entrypoints)).toEqual(
      expect.arrayContaining(
        Object.keys(manifest.exports).filter((entry) => !entry.endsWith('.json')),
      ),
    );
    expect(status).toBe(0);
  });
});

describe('installed into an empty project', () => {
  test('it brings the packages that it may bring, and no other', () => {
    expect(installedIn(consumer).filter((name) => !isDatabaseBuild(name))).toEqual(allowedPackages);
  });

  test('every dependency that it names is one that it uses', () => {
    const code = filesIn(join(installed, 'dist'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(installed, 'dist', file), 'utf8'))
      .join('\n');
    const unused = Object.keys(manifest.dependencies).filter(
      (name) => !new RegExp(`(from|import) '${name}(/[^']*)?'|import\\('${name}'\\)`).test(code),
    );
    expect(unused).toEqual([]);
  });

  test(`it weighs less than ${allowedMegabytes} MB with all that it brings`, () => {
    const root = join(consumer, 'node_modules');
    const bytes = filesIn(root)
      .filter((file) => !isDatabaseBuild(file))
      .reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
    expect(bytes / 1e6).toBeLessThan(allowedMegabytes);
  });

  test('a JavaScript module asks the model', () => {
    const answer = evaluate(`
      import { compileTable, lifecycle, step } from 'dcs-lifecycle/machines';
      const table = compileTable();
      const to = step(
        table,
        table.kinds.indexOf('ha'),
        table.states.indexOf('RUNNING.idle'),
        table.events.indexOf('restart'),
      );
      console.log(JSON.stringify({
        serves: lifecycle.serves('RUNNING'),
        state: table.states[to],
        code: lifecycle.refusal('extend', { kind: 'ha', status: 'RESTARTING' }).code,
      }));
    `);
    expect(answer).toEqual({ serves: true, state: 'RESTARTING', code: 'DCS.4111' });
  });

  test('the chart runs in the XState of the project that imports it', () => {
    const answer = evaluate(`
      import { instanceMachine } from 'dcs-lifecycle/machines';
      import { createActor } from 'xstate';
      const actor = createActor(instanceMachine, { input: { kind: 'ha' } }).start();
      actor.send({ type: 'succeed' });
      console.log(JSON.stringify(actor.getSnapshot().value));
    `);
    expect(answer).toEqual({ RUNNING: 'idle' });
  });

  test('the view is loaded without XState, and a DCS answers in process', () => {
    const answer = evaluate(`
      import { instanceView } from 'dcs-lifecycle/ui';
      import { createEmulator } from 'dcs-lifecycle/emulator';
      const emulator = createEmulator();
      const id = '0'.repeat(32);
      const url = 'http://127.0.0.1/v2/' + id + '/instances';
      const answer = await emulator.fetch(new Request(url));
      console.log(JSON.stringify({
        label: instanceView({ status: 'ERROR', kind: 'ha' }).label,
        status: answer.status,
        listed: (await answer.json()).instance_num,
      }));
      await emulator.close();
    `);
    expect(answer).toEqual({ label: 'Faulty', status: 200, listed: 0 });
  });

  test('what is not exported cannot be imported', () => {
    expect(() => evaluate(`import 'dcs-lifecycle/dist/machines/instance/table.js';`)).toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });

  test('the command line says which version it is', () => {
    const program = join('node_modules', '.bin', 'dcs-lifecycle');
    const { status, stdout } = run(consumer, program, '--version');
    expect(stdout.trim()).toBe(manifest.version);
    expect(status).toBe(0);
  });
});

describe('in an empty folder', () => {
  let empty: string;
  const tool = (...args: string[]) =>
    run(empty, process.execPath, join(installed, 'dist/src/cli/main.js'), ...args);

  beforeAll(() => {
    empty = join(folder, 'empty');
    mkdirSync(empty);
  });

  test.each([
    ['simulate', 'A year in production'],
    ['availability', 'Weekly restarts'],
    ['fleet', 'Weekly restarts', '--instances', '100'],
    ['check', '8 sightings'],
  ])('the first example in the help of %s works', (command, expected, ...more) => {
    const [, example = ''] = tool(command, '--help').stdout.split('\nExamples:\n  dcs-lifecycle ');
    const words = (example.split('\n')[0] as string).split(' ');
    const { stdout, stderr } = tool(...words, ...more);
    expect({ stderr, stdout }).toEqual({
      stderr: expect.stringMatching(/^(1 violation\n)?$/),
      stdout: expect.stringContaining(expected),
    });
  });

  test('a file of the user goes before an example of that name', () => {
    writeFileSync(join(empty, 'production-year'), '{kind: ha, name: Mine, plan: demo, end: 1m}');
    expect(tool('simulate', 'production-year').stdout).toMatch(/^Mine\n/);
  });
});

describe('in TypeScript, with the types of libraries checked', () => {
  const sample = `
    import * as library from 'dcs-lifecycle';
    import { lifecycle, type Refusal, type Situation } from 'dcs-lifecycle/machines';
    const situation: Situation = { kind: 'ha', status: 'RESTARTING' };
    const refusal: Refusal | undefined = lifecycle.refusal('extend', situation);
    export const code: string | undefined = refusal?.code;
    export const names: string[] = Object.keys(library);
  `;

  test('the public types hold together', () => {
    const { status, stdout } = typeCheck(sample);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('nothing of ours is wrong by stricter rules, which xstate itself does not keep', () => {
    const flags = ['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
    const { stdout } = typeCheck(sample, ...flags);
    const complaints = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(complaints.filter((line) => !line.startsWith('node_modules/xstate/'))).toEqual([]);
  });

  test.each([
    ['a misspelt request', `lifecycle.refusal('extand', { kind: 'ha', status: 'RUNNING' });`],
    ['a status that does not exist', `lifecycle.serves('FROZEN');`],
    ['a kind that does not exist', `lifecycle.accepted({ kind: 'hb', status: 'RUNNING' });`],
  ])('%s does not compile', (_what, line) => {
    const { stdout } = typeCheck(`import { lifecycle } from 'dcs-lifecycle/machines';\n${line}\n`);
    expect(stdout).toMatch(/^typed[.]ts\(2,\d+\): error TS2\d+/);
  });
});
