// What imports cannot show, the lint sees: clocks, chance and the system, taken from the global
// scope, and functions that do not fit on a screen. Each is planted where it must not be, and where it may be.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from './cruise.js';

const time = 'Time is an argument: take a Clock (src/time)';
const chance = 'Chance is an argument: take a Random (src/random)';
const timeless = 'Do not use the global variable Date.';
const system = (name: string) => `Do not use the global variable ${name}.`;
const outlives = 'A process could outlive its test: take startChild';
const anywhere = 'The model gives the same answer everywhere';

const long = (name: string, lines: number) =>
  `export function ${name}(): number {\n  let n = 0;\n${'  n++;\n'.repeat(lines - 2)}  return n;\n}`;

/** A file, what stands in it, and the complaint that it must draw. */
const planted: readonly [file: string, text: string, complaint: string][] = [
  ['machines/instance/a.ts', 'export const at = new Date(0);', timeless],
  ['machines/instance/b.ts', 'export const at = Date.now();', timeless],
  ['machines/instance/c.ts', 'export const luck = Math.random();', chance],
  ['machines/instance/d.ts', 'export const g = globalThis;', system('globalThis')],
  ['machines/instance/e.ts', 'export const f = Intl.DateTimeFormat();', anywhere],
  ['machines/instance/f.ts', 'export const f = new Intl.ListFormat();', anywhere],
  [
    'machines/instance/g.ts',
    "export const s = ['b', 'a'].sort((x, y) => x.localeCompare(y));",
    anywhere,
  ],
  ['machines/instance/h.ts', "export * from './a.js';", 'Do not use export all'],
  [
    'machines/instance/i.ts',
    "export type K = import('./kinds.js').Kind;",
    'Write an import statement',
  ],
  ['src/plan/a.ts', 'export const at = Date.now();', time],
  ['src/plan/b.ts', 'export const at = new Date();', time],
  ['src/plan/c.ts', 'export const { now } = Date;', time],
  ['src/plan/d.ts', 'setTimeout(() => {}, 1);', system('setTimeout')],
  ['src/plan/e.ts', 'export const at = performance.now();', system('performance')],
  ['src/plan/f.ts', 'export const luck = Math.random();', chance],
  ['src/plan/g.ts', 'export const { random } = Math;', chance],
  ['src/plan/h.ts', 'export const id = crypto.randomUUID();', system('crypto')],
  ['src/plan/i.ts', "console.log('hello');", system('console')],
  ['src/plan/j.ts', 'export const { env } = process;', system('process')],
  ['src/plan/k.ts', "export const page = fetch('/');", system('fetch')],
  [
    'src/plan/l.ts',
    "export type K = import('../../machines/index.js').Kind;",
    'Write an import statement',
  ],
  ['src/plan/m.ts', long('planted', 61), 'This function has too many lines (61)'],
  ['src/cli/a.ts', 'export const at = Date.now();', time],
  ['src/cli/b.ts', 'setInterval(() => {}, 1);', system('setInterval')],
  ['src/cli/c.ts', 'export const luck = Math.random();', chance],
  ['src/time/system-clock.ts', 'export const luck = Math.random();', chance],
  ['src/time/virtual-clock.ts', 'export const at = Date.now();', time],
  ['test/plan/a.test.ts', 'export const luck = Math.random();', chance],
  [
    'test/plan/b.test.ts',
    "import { spawn } from 'node:child_process';\nspawn('sleep', ['9']);",
    outlives,
  ],
];

/** Files that may do what they do. */
const innocent: readonly [file: string, text: string][] = [
  ['machines/instance/innocent.ts', "export const list = new Intl.ListFormat('en-GB');"],
  ['machines/instance/reckoning.ts', 'export const two = Math.max(1, 2);'],
  ['src/plan/innocent.ts', 'export const born = new Date(0).toISOString();'],
  ['src/plan/long.ts', long('innocent', 60)],
  ['src/cli/innocent.ts', 'console.log(process.argv);'],
  [
    'src/time/innocent.ts',
    'export const later = (clock: { setTimeout(f: () => void): void }) => clock.setTimeout(() => {});',
  ],
  ['test/plan/innocent.test.ts', 'setTimeout(() => Date.now(), 1);'],
  [
    'test/plan/sync.test.ts',
    "import { type ChildProcess, spawnSync } from 'node:child_process';\nexport const { pid }: ChildProcess = spawnSync('true') as never;",
  ],
];

/** The part of Biome's report that is used here. */
interface Report {
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly message: string;
    readonly location: { readonly path: string };
  }[];
}

let root: string;
let exitCode: number | null;
let complaints: readonly (readonly [file: string, message: string])[];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-lint-'));
  for (const config of ['biome.json', '.biome', '.gitignore']) {
    cpSync(join(projectRoot, config), join(root, config), { recursive: true });
  }
  for (const [file, text] of [...planted, ...innocent]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${text}\n`);
  }
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'node_modules/@biomejs/biome/bin/biome'),
      ...['lint', '--reporter=json', '--max-diagnostics=none', 'machines', 'src', 'test'],
    ],
    { cwd: root, encoding: 'utf8' },
  );
  exitCode = status;
  complaints = (JSON.parse(stdout) as Report).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ location, message }) => [location.path, message]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the lint fails', () => {
  expect(exitCode).toBe(1);
});

test.each(planted)('%s must not say `%s`', (file, _text, complaint) => {
  const messages = complaints.filter(([path]) => path === file).map(([, message]) => message);
  expect(messages).toEqual([expect.stringContaining(complaint)]);
});

test.each(innocent)('%s may say `%s`', (file) => {
  expect(complaints.filter(([path]) => path === file)).toEqual([]);
});
