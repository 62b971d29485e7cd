// Whatever of the package can be called has an example, and each example runs and gives what it says. Those of
// the client, the observer and the simulator run in their own folders, where their doors are loaded anyhow.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createActor, createMachine } from 'xstate';
import * as machines from '../../machines/index.js';
import * as diagram from '../../src/diagram/index.js';
import * as emulator from '../../src/emulator/index.js';
import * as root from '../../src/index.js';
import * as inspector from '../../src/inspector/index.js';
import * as plan from '../../src/plan/index.js';
import * as prove from '../../src/prove/index.js';
import * as react from '../../src/react/index.js';
import * as ui from '../../src/ui/index.js';
import { callableExports, doors } from '../support/doors.js';

const elsewhere = ['./client', './observer', './simulator'];
const callables = doors.flatMap((door) =>
  callableExports(door).map(({ name, example }) => ({ door: door.path, name, example })),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-examples-'));
  writeFileSync(join(folder, 'inspector.html'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** All that an example may name: what the doors have, and what stands around it in a program. */
const scopeOf = () => ({
  ...root,
  ...machines,
  ...plan,
  ...prove,
  ...diagram,
  ...emulator,
  ...inspector,
  ...react,
  ...ui,
  createActor,
  createMachine,
  h,
  // Nothing listens at the address of an example.
  inspectWith: (to: inspector.Relay | string, options?: inspector.InspectOptions) =>
    inspector.inspectWith(typeof to === 'string' ? inspector.createRelay() : to, options),
  // The page of the inspector is there only after a build.
  readAssets: () => inspector.readAssets(pathToFileURL(`${folder}/`)),
  openDatabase: (file: string) => emulator.openDatabase(join(folder, file)),
});

/** What a line says its value is, in a comment behind it or below; words that are no code are no claim. */
const claim = /^( *)(.+);(?: |\n *)\/\/ (.+)$/gm;

function isCode(text: string): boolean {
  try {
    return !text.includes('…') && typeof new Function(`return (${text});`) === 'function';
  } catch {
    return false;
  }
}

function compile(code: string): (...values: unknown[]) => unknown {
  const body = code.replace(claim, (line, indent, value, expected) =>
    isCode(expected) ? `${indent}hold(${value}, (${expected}));` : line,
  );
  const isComponent = /^return /m.test(code);
  const { code: script } = transformSync(
    `${isComponent ? '' : 'async '}function example() {\n${body}\n}`,
    {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      isModule: false,
    },
  );
  const run = isComponent ? 'renderToStaticMarkup(h(example))' : 'example()';
  return new Function(
    ...Object.keys(scopeOf()),
    'renderToStaticMarkup',
    'hold',
    `${script}; return ${run};`,
  ) as never;
}

const hold = (is: unknown, should: unknown) => expect(is).toEqual(should);
const run = (code: string) =>
  compile(code)(...Object.values(scopeOf()), renderToStaticMarkup, hold);

test('every function and every class of a door has an example', () => {
  const bare = callables.filter(({ example }) => example === undefined);
  expect(bare.map(({ door, name }) => `${name} of ${door}`)).toEqual([]);
  expect(callables.length).toBeGreaterThan(60);
});

const ran = callables.filter(
  ({ door, name }) =>
    !elsewhere.includes(door) &&
    !(door === '.' && callables.some((each) => each.door !== '.' && each.name === name)),
);

test.each(ran)('the example of $name ($door) gives what it says', async ({ example = '' }) => {
  await run(example);
});

test('an example that says something else fails', async () => {
  await expect(run("statusOf('CREATING'); // 'ERROR'")).rejects.toThrow('ERROR');
});
