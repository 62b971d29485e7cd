// The model's own tsconfig.json knows the language and nothing of the world: what would wait, print,
// read or ask does not compile in machines/.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './cruise.js';

/** One line each, so that the compiler's complaints can be told apart by their line. */
const worldly = [
  'export const later = setTimeout(() => {}, 1);',
  'export const often = setInterval(() => {}, 1);',
  'export const said = console.log(1);',
  "export const page = fetch('/');",
  'export const id = process.pid;',
  "export { readFileSync } from 'node:fs';",
  "export { join } from 'path';",
  'export const now = performance.now();',
  'export const bytes = crypto.randomUUID();',
  'export const place = window.location;',
  "export const loaded = require('xstate');",
];

const innocent = "export { setup } from 'xstate';";

let root: string;
let output: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-scope-'));
  cpSync(join(projectRoot, 'tsconfig.json'), join(root, 'tsconfig.json'));
  cpSync(join(projectRoot, 'package.json'), join(root, 'package.json'));
  cpSync(join(projectRoot, 'machines'), join(root, 'machines'), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  writeFileSync(join(root, 'machines/worldly.ts'), `${[...worldly, innocent].join('\n')}\n`);
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  output = spawnSync(
    process.execPath,
    [compiler, '-p', 'machines', '--noEmit', '--incremental', 'false', '--composite', 'false'],
    { cwd: root, encoding: 'utf8' },
  ).stdout;
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(worldly.map((line, index) => [line, index + 1] as const))(
  'machines/ does not compile with `%s`',
  (_line, number) => {
    expect(output).toMatch(new RegExp(`^machines/worldly[.]ts\\(${number},\\d+\\): error TS`, 'm'));
  },
);

test('machines/ compiles with what it may use', () => {
  const complaints = output.split('\n').filter((line) => line.includes('error TS'));
  expect(complaints).toHaveLength(worldly.length);
});
