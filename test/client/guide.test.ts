// The code of docs/guide/client.md and of the emulator's guide to tests, run as it stands there.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import * as client from '../../src/client/index.js';
import * as emulator from '../../src/emulator/index.js';
import * as root from '../../src/index.js';
import * as operations from '../../src/operations/index.js';

const doors: Readonly<Record<string, object>> = {
  'dcs-lifecycle': root,
  'dcs-lifecycle/client': client,
  'dcs-lifecycle/emulator': emulator,
  'dcs-lifecycle/operations': operations,
  vitest: { expect, test },
};

/** The blocks of a guide, each with what it imports, which has to be there. */
const blocksOf = (name: string) =>
  [
    ...readFileSync(join(import.meta.dirname, '../../docs/guide', `${name}.md`), 'utf8').matchAll(
      /```ts\n(import [\s\S]*?)```/g,
    ),
  ].map(([, text = '']) => text);

/** Runs a block; its tests are collected, and what a line says its value is, is held against it. */
async function runBlock(text: string, given: Readonly<Record<string, unknown>>) {
  const scope: Record<string, unknown> = { ...given };
  const tests: (() => Promise<void>)[] = [];
  const ends: (() => void)[] = [];
  const body = text
    .replaceAll(/^import \{ (.*) \} from '(.*)';\n/gm, (_, names: string, from: string) => {
      for (const each of names.split(', ')) {
        expect(Object.keys(doors[from] ?? {})).toContain(each);
        scope[each] = (doors[from] as Record<string, unknown>)[each];
      }
      return '';
    })
    .replaceAll(/^(\S+); \/\/ (.+)$/gm, 'expect($1).toBe($2);');
  scope.expect = expect;
  scope.test = (_: string, run: () => Promise<void>) => tests.push(run);
  scope.afterAll = (end: () => void) => ends.push(end);
  const { code } = transformSync(`async function block() {\n${body}\n}`, {
    jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' },
    isModule: false,
  });
  await new Function(...Object.keys(scope), `${code}; return block();`)(...Object.values(scope));
  for (const run of tests) await run();
  for (const end of ends) end();
  return tests.length;
}

test.each(blocksOf('client').map((text, n) => [n + 1, text] as const))(
  'block %i of the guide to the client does what it says',
  async (_, text) => {
    const service = emulator.createEmulator();
    const said: unknown[][] = [];
    const env = {
      OS_AUTH_URL: 'http://127.0.0.1:8632/v3',
      OS_USERNAME: 'dev',
      OS_PASSWORD: 'dev',
      OS_USER_DOMAIN_NAME: 'dev',
      OS_PROJECT_NAME: 'eu-de',
      OS_REGION_NAME: 'eu-de',
    };
    const console = { log: (...words: unknown[]) => said.push(words) };
    await runBlock(text, { fetch: service.fetch, process: { env }, console });
    service.close();
    expect.hasAssertions();
  },
);

test('the tests that the guide to the emulator shows pass', async () => {
  const blocks = blocksOf('emulator');
  expect(blocks).toHaveLength(2);
  for (const text of blocks) expect(await runBlock(text, {})).toBe(1);
});
