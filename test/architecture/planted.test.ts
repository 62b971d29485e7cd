// The rules can fail: a small tree that keeps them all, and one file for every way to break one.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rulesForAll } from '../../.dependency-cruiser.mjs';
import { type Cruise, cruise, projectRoot } from './cruise.js';

/** A tree in which every file may import what it imports. */
const innocent: Readonly<Record<string, string>> = {
  'machines/index.ts': `export { machine } from './instance/machine.js';`,
  'machines/instance/machine.ts': `import { setup } from 'xstate';\nexport const machine = setup({});`,
  'src/time/index.ts': `export { clock, type Hour } from './clock.js';`,
  'src/time/clock.ts': `export const clock = 1;\nexport type Hour = number;`,
  'src/plan/index.ts': `export { plan } from './plan.js';`,
  'src/plan/plan.ts': `import { machine } from '../../machines/index.js';\nexport const plan = machine;`,
  'src/simulator/index.ts': `export { run } from './run.js';`,
  'src/simulator/run.ts': `import { plan } from '../plan/index.js';\nimport type { Hour } from '../time/index.js';\nexport const run = (hour: Hour) => [plan, hour];`,
  'src/emulator/index.ts': `export { backup } from './jobs/backup.js';\nexport { records } from './store/index.js';`,
  'src/emulator/store/index.ts': `export { records } from './records.js';`,
  'src/emulator/store/records.ts': `export const records = [];`,
  'src/emulator/jobs/backup.ts': `import { records } from '../store/index.js';\nexport const backup = records;`,
  'src/cli/main.ts': `import { argv } from 'node:process';\nimport { run } from '../simulator/index.js';\nexport const main = () => run(argv.length);`,
  'src/index.ts': `export { plan } from './plan/index.js';\nexport { run } from './simulator/index.js';`,
  'test/run.test.ts': `import fc from 'fast-check';\nimport { clock } from '../src/time/clock.js';\nimport { world } from './support/world.js';\nfc.sample(fc.constant([clock, world]));`,
  'test/support/world.ts': `export const world = 'small';`,
};

/** What must not be, the file that does it, and the rule that says so. */
const planted: readonly [claim: string, rule: string, file: string, text: string][] = [
  [
    'the model reads a file',
    'machines-node',
    'machines/instance/reads.ts',
    `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`,
  ],
  [
    'the model reads a file without saying node:',
    'machines-node',
    'machines/instance/reads-bare.ts',
    `import { readFileSync } from 'fs';\nexport const read = readFileSync;`,
  ],
  [
    'the model imports a package that is not xstate',
    'machines-packages',
    'machines/instance/parses.ts',
    `import { z } from 'zod';\nexport const any = z.any();`,
  ],
  [
    'the model imports a type from src',
    'machines-folders',
    'machines/instance/knows-time.ts',
    `import type { Hour } from '../../src/time/index.js';\nexport type Long = Hour;`,
  ],
  [
    'the model imports a package that only developers have',
    'no-dev-dependencies',
    'machines/instance/walks.ts',
    `import { createTestModel } from '@xstate/graph';\nexport const walk = createTestModel;`,
  ],
  [
    'a folder imports one above it',
    'plan-folders',
    'src/plan/looks-up.ts',
    `import { run } from '../simulator/index.js';\nexport const up = run;`,
  ],
  [
    'a folder imports a type from one above it',
    'plan-folders',
    'src/plan/looks-up-for-a-type.ts',
    `import type { run } from '../simulator/index.js';\nexport type Up = typeof run;`,
  ],
  [
    'a folder hands on a type from one above it',
    'plan-folders',
    'src/plan/hands-on.ts',
    `export type { run } from '../simulator/index.js';`,
  ],
  [
    'a folder imports one above it at run time',
    'plan-folders',
    'src/plan/looks-up-late.ts',
    `export class Late {\n  async up() {\n    return (await import('../simulator/index.js'))?.run;\n  }\n}`,
  ],
  [
    'a folder imports another one behind its front door',
    'front-door',
    'src/simulator/deep.ts',
    `import { clock } from '../time/clock.js';\nexport const deep = clock;`,
  ],
  [
    'a folder imports a type from behind a front door',
    'front-door',
    'src/simulator/deep-type.ts',
    `import type { Hour } from '../time/clock.js';\nexport type Deep = Hour;`,
  ],
  [
    'a folder imports the model behind its front door',
    'front-door',
    'src/plan/deep-model.ts',
    `import { machine } from '../../machines/instance/machine.js';\nexport const deep = machine;`,
  ],
  [
    'a room imports one that the table does not give it',
    'emulator/store-rooms',
    'src/emulator/store/looks-up.ts',
    `import { backup } from '../jobs/backup.js';\nexport const up = backup;`,
  ],
  [
    'a room imports a file of the folder above it',
    'emulator/store-rooms',
    'src/emulator/store/looks-out.ts',
    `import { backup } from '../index.js';\nexport const out = backup;`,
  ],
  [
    'a room imports another one behind its door',
    'emulator/store-door',
    'src/emulator/jobs/deep.ts',
    `import { records } from '../store/records.js';\nexport const deep = records;`,
  ],
  [
    'two files need a type of each other',
    'no-cycles',
    'src/time/egg.ts',
    `import type { Hen } from './hen.js';\nexport interface Egg {\n  readonly hen: Hen;\n}`,
  ],
  [
    'a folder imports a package that is not its own',
    'plan-packages',
    'src/plan/draws.ts',
    `import { render } from 'state-machine-cat';\nexport const draw = render;`,
  ],
  [
    'a folder that may import no package imports one',
    'time-packages',
    'src/time/parses.ts',
    `import ms from 'ms';\nexport const parse = ms;`,
  ],
  [
    'a folder below the command line imports a module of Node',
    'simulator-node',
    'src/simulator/joins.ts',
    `import { join } from 'node:path';\nexport const path = join;`,
  ],
  [
    'the command line measures time by itself',
    'time-and-chance-are-arguments',
    'src/cli/measures.ts',
    `import { performance } from 'node:perf_hooks';\nexport const now = performance;`,
  ],
  [
    'a folder imports the command line',
    'nothing-imports-the-cli',
    'src/simulator/commands.ts',
    `import { main } from '../cli/main.js';\nexport const command = main;`,
  ],
  [
    'what ships imports what tests',
    'only-tests-import-tests',
    'src/plan/borrows.ts',
    `import { world } from '../../test/support/world.js';\nexport const borrowed = world;`,
  ],
  [
    'the model imports a test',
    'only-tests-import-tests',
    'machines/instance/borrows.ts',
    `import '../../test/run.test.js';`,
  ],
  [
    'a test imports another test',
    'tests-import-no-tests',
    'test/second.test.ts',
    `import './run.test.js';`,
  ],
  [
    'an import leads nowhere',
    'no-unresolvable',
    'src/plan/misspelt.ts',
    `import { paln } from './paln.js';\nexport const plan = paln;`,
  ],
  [
    'a file is left over that still imports others',
    'no-dead-files',
    'src/plan/left-over.ts',
    `import { plan } from './plan.js';\nexport const old = plan;`,
  ],
  ['a file stands alone', 'no-orphans', 'test/support/alone.ts', `export const alone = true;`],
];

/** The file that one of the planted ones needs, and that needs it. */
const accomplice = {
  'src/time/hen.ts': `import type { Egg } from './egg.js';\nexport interface Hen {\n  readonly egg: Egg;\n}`,
};

let root: string;
let clean: Cruise;
let dirty: Cruise;

function write(files: Readonly<Record<string, string>>) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${text}\n`);
  }
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-architecture-'));
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  copyFileSync(join(projectRoot, 'package.json'), join(root, 'package.json'));
  write(innocent);
  clean = cruise(root);
  write({ ...accomplice, ...Object.fromEntries(planted.map(([, , file, text]) => [file, text])) });
  dirty = cruise(root);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a tree that keeps the rules is not complained about', () => {
  expect(clean.violations).toEqual([]);
  expect([...clean.files.keys()].sort()).toEqual(Object.keys(innocent).sort());
});

test.each(planted)('it is caught when %s (%s)', (_claim, rule, file) => {
  const found = dirty.violations.filter(({ from }) => from === file);
  expect(found.map((violation) => violation.rule)).toContain(rule);
});

test('nothing is complained about but what was planted', () => {
  const files = new Set([...planted.map(([, , file]) => file), ...Object.keys(accomplice)]);
  expect(dirty.violations.filter(({ from }) => !files.has(from))).toEqual([]);
});

test('every rule that holds for all folders has a planted file that breaks it', () => {
  const broken = new Set(planted.map(([, rule]) => rule));
  expect(rulesForAll.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
});
