// What must not compile: a model that forgets a status or a task, has one too many, misspells an
// event, or reaches for a timer, the network or the console. A copy of the model is compiled for each.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dcs-lifecycle-'));
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json']) {
    await cp(join(project, file), join(folder, file));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A change to a file of the model: what is replaced must be there. */
interface Change {
  readonly file: string;
  readonly replace: string | RegExp;
  readonly by: string;
}

/** Compiles a copy of the model with some changes, and returns what the compiler says. */
async function compile(name: string, changes: readonly Change[]): Promise<string[]> {
  const copy = join(folder, name);
  await cp(join(project, 'machines'), join(copy, 'machines'), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json']) {
    await cp(join(folder, file), join(copy, file));
  }
  for (const { file, replace, by } of changes) {
    const path = join(copy, 'machines/instance', file);
    const before = await readFile(path, 'utf8');
    const after = before.replace(replace, by);
    if (after === before) throw new Error(`${file} holds no ${replace}`);
    await writeFile(path, after);
  }
  const compiler = join(folder, 'node_modules/.bin/tsc');
  const options = ['-p', join(copy, 'machines'), '--noEmit', '--pretty', 'false'];
  return new Promise((answer) => {
    execFile(compiler, options, { cwd: copy }, (_, stdout) =>
      answer(stdout.split('\n').filter((line) => line.includes('error TS'))),
    );
  });
}

const chart = 'instance.machine.ts';

test('the model as it is compiles', async () => {
  expect(await compile('as-it-is', [])).toEqual([]);
});

// Mistakes of one line are made together where the compiler names each by itself.
describe('it does not compile', () => {
  test.each<[what: string, changes: readonly Change[], messages: readonly RegExp[]]>([
    [
      'without a status, nor without a task',
      [
        { file: chart, replace: /\n {4}RESTORING: \{[\s\S]*?\n {4}\},\n/, by: '\n' },
        { file: chart, replace: /\n {8}configuring: \{[\s\S]*?\n {8}\},\n/, by: '\n' },
      ],
      [/chart.*'RESTORING'.* required in type 'Record/, /chart.*'configuring'.* required/],
    ],
    [
      'with a status that is none, nor with a task that is none',
      [
        { file: chart, replace: '    RESTORING: {', by: '    PAUSED: {},\n    RESTORING: {' },
        { file: chart, replace: '        backingUp: {', by: 'upgrading: {},\n    backingUp: {' },
      ],
      [/chart.*'PAUSED'.* required in type 'Record/, /chart.*'upgrading'.* required/],
    ],
    [
      'with an unknown guard, nor an unknown tag, nor an edge that says nothing of its source',
      [
        { file: chart, replace: "guard: 'isSingle'", by: "guard: 'isSingel'" },
        { file: chart, replace: "tags: ['serving']", by: "tags: ['servin']" },
        { file: chart, replace: /\.\.\.documented\('A created.*\),/, by: 'meta: {},' },
      ],
      [/chart.*isSingel/, /chart.*"servin"/, /chart.*'\{ target: string; meta: \{\}; \}'/],
    ],
    [
      'with an event that is none, in a status, in a task, or beside others',
      [
        { file: chart, replace: '        recover: {', by: '        recovre: {' },
        { file: chart, replace: '            flush: {', by: '            flsh: {' },
        { file: chart, replace: '        fail: [', by: '        failed: [], fail: [' },
      ],
      [/chart.*'recovre' does not exist/, /chart.*'flsh' does not/, /chart.*'failed' does not/],
    ],
    [
      'with a timer, a request over the network, output, or a module of Node',
      [
        {
          file: 'guards.ts',
          replace: /^/,
          by: "import 'node:fs'; setTimeout(() => {}, 1); fetch('http://localhost'); console.log(1);\n",
        },
      ],
      [/guards.*'node:fs'/, /guards.*'setTimeout'/, /guards.*'fetch'/, /guards.*'console'/],
    ],
  ])('%s', async (what, changes, messages) => {
    const errors = await compile(what.replace(/\W+/g, '-'), changes);
    const named = errors.map((line) => line.replace(chart, 'chart'));
    for (const message of messages) {
      expect(named).toContainEqual(expect.stringMatching(message));
    }
  });
});
