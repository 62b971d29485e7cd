// Every example in the observer's doc comments and guides is run, and what it says comes out.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import * as machines from '../../machines/index.js';
import * as observer from '../../src/observer/index.js';
import * as internal from '../../src/observer/internal.js';
import * as lifecycle from '../../src/observer/lifecycle/index.js';
import * as delays from '../../src/observer/wait/delays.js';
import * as random from '../../src/random/index.js';
import * as time from '../../src/time/index.js';

const root = resolve(import.meta.dirname, '../..');
const scope = {
  ...machines,
  ...time,
  ...random,
  ...lifecycle,
  ...delays,
  ...observer,
  ...internal,
};

interface Example {
  readonly where: string;
  readonly code: string;
}

function sources(): Example[] {
  const folder = join(root, 'src/observer');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const comments =
        readFileSync(join(folder, file), 'utf8').match(/@example[\s\S]*?\*\//g) ?? [];
      return comments.flatMap((comment) => {
        const text = comment.replace(/^ *\* ?/gm, '');
        return blocksOf(`src/observer/${file}`, text);
      });
    });
}

function guides(): Example[] {
  return ['waiting', 'checking'].flatMap((name) => {
    const file = `docs/guide/${name}.md`;
    return blocksOf(file, readFileSync(join(root, file), 'utf8'));
  });
}

function blocksOf(file: string, text: string): Example[] {
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ''], index) => ({
    where: `${file}, example ${index + 1}`,
    code,
  }));
}

/** What a line of an example says its value is, in a comment behind it or below. */
const claim = /^( *)(.+);(?: |\n *)\/\/ (.+)$/gm;

/** Makes a function of an example; it returns how many claims it has held. */
function compile(code: string): (...values: unknown[]) => Promise<number> {
  const checked = code
    .replace(/^import [\s\S]*?;\n/gm, '')
    .replace(claim, (_, indent, value, expected) => `${indent}hold(${value}, (${expected}));`);
  const { code: script } = transformSync(
    `async function example(hold: (is: unknown, should: unknown) => void) {\n${checked}\n}`,
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, isModule: false },
  );
  const names = Object.keys(scope);
  const body = `${script}; let held = 0; return example((is, should) => { check(is, should); held++; }).then(() => held);`;
  return new Function(...names, 'check', body) as (...values: unknown[]) => Promise<number>;
}

test.each([...sources(), ...guides()])('$where says what comes out', async ({ code }) => {
  const held = await compile(code)(...Object.values(scope), (is: unknown, should: unknown) =>
    expect(is).toEqual(should),
  );
  expect(held).toBeGreaterThan(0);
});

test('whatever a guide imports, the package exports', async () => {
  const library = Object.keys(await import('../../src/index.js'));
  const imported = guides().flatMap(({ code }) =>
    [...code.matchAll(/import \{([^}]+)\} from 'dcs-lifecycle'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    ),
  );
  expect(imported.length).toBeGreaterThan(5);
  expect(imported.filter((name) => !library.includes(name))).toEqual([]);
});

test('an example that says something else fails', async () => {
  const wrong = compile("goalStatuses('serving'); // ['ERROR']");
  const check = (is: unknown, should: unknown) => expect(is).toEqual(should);
  await expect(wrong(...Object.values(scope), check)).rejects.toThrow('ERROR');
});
