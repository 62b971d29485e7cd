// Every example in the doc comments of the client is run, and what it says comes out.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { parseEndpoint } from '../../src/client/endpoint.js';
import * as client from '../../src/client/index.js';
import { v2 } from '../../src/protocol/index.js';
import { createRandom } from '../../src/random/index.js';
import { systemClock } from '../../src/time/index.js';
import { createWorld } from '../support/client/index.js';

const folder = join(import.meta.dirname, '../../src/client');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const examples = files
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /@example\n \* ```ts\n([\s\S]*?) \* ```/g,
      ),
    ].map(([, text = '']) => [file, text.replace(/^ \* ?/gm, '')] as const),
  );

/** What a line of an example says its value is, in a comment behind it. */
const claim = /^(.+); \/\/ (.+)$/gm;

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

test.each(examples)('the example in %s says what comes out', async (_, text) => {
  const world = createWorld();
  const scope = {
    ...client,
    parseEndpoint,
    v2,
    createRandom,
    systemClock,
    emulator: world.emulator,
    ...(!text.includes('const client') && { client: world.client }),
  };
  const body = text.replace(claim, 'hold($1, $2);');
  const source = `async function example(hold: (is: unknown, should: unknown) => void) {\n${body}\n}`;
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    isModule: false,
  });
  let held = 0;
  const hold = (is: unknown, should: unknown) => {
    expect(is).toEqual(should);
    held++;
  };
  await new Function(...Object.keys(scope), 'hold', `${code}; return example(hold);`)(
    ...Object.values(scope),
    hold,
  );
  expect(held).toBeGreaterThan(0);
  world.close();
});
