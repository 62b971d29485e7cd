// The guides about waiting and checking: what they show is what the program prints, and the options
// that they name are there.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/index.js';
import { createProgram } from '../../src/cli/program.js';
import { recording } from './recording.js';

const root = join(import.meta.dirname, '../..');
const guide = (name: string) => readFileSync(join(root, 'docs/guide', name), 'utf8');
const pages = ['checking.md', 'prove.md', 'diagrams.md', 'model.md', '../../README.md'];
/** Each command with what is shown of it; where two pages show the same, it is run once. */
const consoles = new Map(
  pages
    .flatMap((name) => [
      ...guide(name).matchAll(/```console\n\$ npx dcs-lifecycle (.*)\n([\s\S]*?)```/g),
    ])
    .map(([shown, command = '', output = '']) => [shown, [command, output] as const]),
);

test.each([...consoles.values()])('%s prints what the guide shows', async (command, output) => {
  const before = process.cwd();
  process.chdir(root);
  try {
    const { environment, said } = recording();
    await run(command.split(' '), environment);
    expect(said.out + said.err).toBe(output);
  } finally {
    process.chdir(before);
  }
});

test('there is something to compare in the guide', () => {
  expect(consoles.size).toBeGreaterThanOrEqual(3);
});

test.each(['waiting.md', 'checking.md', 'prove.md', 'diagrams.md', 'model.md', 'real-service.md'])(
  '%s names no option that is not there',
  async (name) => {
    const { commands } = await createProgram(recording().environment);
    const known = commands.flatMap(({ options }) => options.map(({ long }) => long));
    const named = [...guide(name).matchAll(/(?<![\w-])--[a-z][\w-]*(?![\w>-]|\.\w)/g)].map(
      ([option]) => option,
    );
    expect(named.length).toBeGreaterThan(3);
    expect([...new Set(named)].filter((option) => !known.includes(option))).toEqual([]);
  },
);

test('the guide tells every variable that is read, and no other', () => {
  const source = readFileSync(join(root, 'src/cli/watch/credentials.ts'), 'utf8');
  const connection = readFileSync(join(root, 'src/cli/watch/connection.ts'), 'utf8');
  const variables = (text: string) => [...new Set(text.match(/OS_[A-Z_]+/g))].sort();
  expect(variables(guide('waiting.md'))).toEqual(variables(source + connection));
});
