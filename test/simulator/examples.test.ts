// Every example in the simulator's doc comments is run, and what it says comes out.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import * as simulator from '../../src/simulator/index.js';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'src/simulator');

/** What a line of an example says its value is, in a comment behind it. */
const claim = /^(.+); \/\/ (.+)$/gm;

const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^ *\* ?/gm, '');
    return [...text.matchAll(/^@example\n```ts\n([\s\S]*?)^```/gm)].map(
      ([, code = '']): [string, string] => [file, code],
    );
  });

test('there are examples of what users call', () => {
  const text = examples.map(([, code]) => code).join('');
  for (const call of ['simulate(', 'simulateFleet(', 'exactAnswer(', 'availabilityAt(']) {
    expect(text).toContain(call);
  }
});

test.each(examples)('the example in %s says what comes out', (_, code) => {
  const body = code.replace(claim, 'hold($1, ($2));');
  const { code: script } = transformSync(`function example() {\n${body}\n}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    isModule: false,
  });
  let held = 0;
  const hold = (is: unknown, should: unknown) => {
    expect(is).toEqual(should);
    held++;
  };
  const run = new Function(...Object.keys(simulator), 'hold', `${script}; example();`);
  run(...Object.values(simulator), hold);
  expect(held).toBeGreaterThan(0);
});
