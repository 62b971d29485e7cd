// The package as strangers get it: installed by npm into an empty project, and used there from JavaScript
// and from the command line.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pagePath } from '../../src/inspector/internal.js';
import type { Program } from '../support/cli/index.js';
import { once } from '../support/once/index.js';
import { strangersEnv } from '../support/once/project.js';
import { endChildren, startChild } from '../support/processes.js';
import { startProcess } from '../support/server/index.js';
import { filesIn, installedIn, projectRoot, run } from './packed.js';

/** All that is installed with the package. A new dependency is decided here, too. */
const allowedPackages = [
  '@hono/node-server',
  '@hpcc-js/wasm-graphviz',
  '@neon-rs/load',
  '@statelyai/inspect',
  'anynum',
  'copy-anything',
  'd3-random',
  'dcs-lifecycle',
  'detect-libc',
  'event-target-shim',
  'fast-safe-stringify',
  'fast-xml-builder',
  'fast-xml-parser',
  'fastest-levenshtein',
  'he',
  'hono',
  'is-what',
  'isomorphic-ws',
  'libsql',
  'ms',
  'neotraverse',
  'partysocket',
  'path-expression-matcher',
  'pure-rand',
  'quick-lru',
  'safe-stable-stringify',
  'state-machine-cat',
  'strnum',
  'superjson',
  'ws',
  'xml-naming',
  'xstate',
  'zod',
];

/** The database's machine code: a package of its own for every platform, of which npm takes what fits. */
const isDatabaseBuild = (name: string) => name.startsWith('@libsql/');

/**
 * What all of it may weigh without that. Most of it is zod, Graphviz, hono, and what @statelyai/inspect
 * brings; the docs with their pictures are 1.8 MB of it.
 */
const allowedMegabytes = 33;

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
};

const { root: consumer, installed } = await once('consumer');

/** Runs a module in the consumer's project and takes what it prints for JSON. */
function evaluate(source: string): unknown {
  writeFileSync(join(consumer, 'script.js'), source);
  const { status, stdout, stderr } = run(consumer, process.execPath, 'script.js');
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

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
    run(empty, process.execPath, join(installed, 'dist/bin/main.js'), ...args);

  beforeAll(() => {
    empty = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-empty-'));
  });

  afterAll(async () => {
    await endChildren();
    rmSync(empty, { recursive: true, force: true });
  });

  test.each([
    ['simulate', 'A year in production'],
    ['availability', 'Weekly restarts'],
    ['fleet', 'Weekly restarts', '--instances', '100'],
    ['check', '8 observations'],
  ])('the first example in the help of %s works', (command, expected, ...more) => {
    const [, example = ''] = tool(command, '--help').stdout.split('\nExamples:\n  dcs-lifecycle ');
    const words = (example.split('\n')[0] as string).split(' ');
    const { stdout, stderr } = tool(...words, ...more);
    expect({ stderr, stdout }).toEqual({
      stderr: expect.stringMatching(/^(1 violation\n)?$/),
      stdout: expect.stringContaining(expected),
    });
  });

  test('a picture is drawn, and threads simulate', () => {
    expect(tool('diagram', '--format', 'svg').stdout).toMatch(/^<svg /);
    const fleet = tool('fleet', 'weekly-restarts', '--instances', '100', '--workers', '2');
    expect(fleet.stdout).toContain('Weekly restarts');
  });

  test('it serves the console, the inspector and the API, out of a database', async () => {
    const program = {
      start: (args: readonly string[]) =>
        startChild(process.execPath, [join(installed, 'dist/bin/main.js'), ...args], {
          cwd: empty,
          env: strangersEnv(),
        }),
    } as Program;
    const server = await startProcess(program, ['--data', 'dcs.db']);
    const get = async (path: string) => {
      const headers = { accept: 'text/html,*/*' };
      const answer = await fetch(`${server.url}${path}`, { headers });
      return { status: answer.status, text: await answer.text() };
    };
    for (const page of ['/', pagePath]) {
      const { status, text } = await get(page);
      expect(status).toBe(200);
      const [, script = ''] = /<script[^>]+src="([^"]+)"/.exec(text) ?? [];
      const { href } = new URL(script, `${server.url}${page}`);
      expect((await fetch(href)).headers.get('content-type')).toMatch(/javascript/);
    }
    expect(await get('/v2/available-zones')).toMatchObject({ status: 200 });
    expect((await server.end('SIGTERM')).code).toBe(0);
    expect(existsSync(join(empty, 'dcs.db'))).toBe(true);
  });

  test('a file of the user goes before an example of that name', () => {
    writeFileSync(join(empty, 'production-year'), '{kind: ha, name: Mine, plan: demo, end: 1m}');
    expect(tool('simulate', 'production-year').stdout).toMatch(/^Mine\n/);
  });
});
