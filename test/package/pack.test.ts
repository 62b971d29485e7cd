// The package as strangers get it: packed by npm, installed into an empty project, and used there
// from JavaScript, from TypeScript and from the command line.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  filesIn,
  installedIn,
  installInto,
  makeFolder,
  pack,
  projectRoot,
  type Run,
  removeFolder,
  run,
  runTool,
} from './packed.js';

/** All that is installed with the package. Whoever adds a dependency decides so here, too. */
const allowedPackages = [
  '@colors/colors',
  '@hpcc-js/wasm-graphviz',
  'ansi-regex',
  'anynum',
  'cli-table3',
  'commander',
  'd3-random',
  'dcs-lifecycle',
  'emoji-regex',
  'fast-xml-builder',
  'fast-xml-parser',
  'he',
  'is-fullwidth-code-point',
  'ms',
  'neotraverse',
  'path-expression-matcher',
  'picocolors',
  'pure-rand',
  'signal-exit',
  'state-machine-cat',
  'string-width',
  'strip-ansi',
  'strnum',
  'write-file-atomic',
  'xml-naming',
  'xstate',
  'yaml',
  'zod',
];

/** What all of it may weigh. Most of it is zod, xstate, Graphviz and yaml. */
const allowedMegabytes = 16;

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

// Programs are started here, and on a busy machine they take their time.
jest.setTimeout(60_000);

let folder: string;
let tarball: string;
let consumer: string;
let installed: string;

beforeAll(() => {
  folder = makeFolder();
  tarball = pack(folder);
  consumer = installInto(folder, tarball);
  installed = join(consumer, 'node_modules/dcs-lifecycle');
}, 180_000);

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
  test('holds what the model and the library are compiled to, and what npm wants', () => {
    const strangers = filesIn(installed).filter(
      (file) =>
        !/^dist[/](machines|src)[/].+[.](js|d[.]ts)$/.test(file) &&
        !['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'].includes(file),
    );
    expect(strangers).toEqual([]);
    expect(filesIn(installed)).toEqual(
      expect.arrayContaining([
        'dist/machines/index.d.ts',
        'dist/machines/index.js',
        'dist/src/cli/main.js',
        'dist/src/index.d.ts',
        'dist/src/index.js',
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
      ]),
    );
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
    expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './machines']));
    expect(status).toBe(0);
  });
});

describe('installed into an empty project', () => {
  test('it brings the packages that it may bring, and no other', () => {
    expect(installedIn(consumer)).toEqual(allowedPackages);
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
    const bytes = filesIn(root).reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
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
