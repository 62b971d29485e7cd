// docs/guide/ci.md and the Dockerfile, as far as they can be checked where they cannot be run: the files can be read,
// and what they say of this program holds.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { parse } from 'yaml';
import { createProgram } from '../../src/cli/program.js';
import { clientVariables } from '../../src/connect/index.js';
import { recording } from '../cli/recording.js';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/guide/ci.md'), 'utf8');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const diagrams = readFileSync(join(root, 'docs/guide/diagrams.md'), 'utf8');
const files = [...(guide + diagrams).matchAll(/<!-- file: (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(
  ([, name = '', text = '']) => ({ name, text }),
);

/** Every list of words in a document that is a command of this program, or ends with the words of one. */
function commandsIn(value: unknown): string[][] {
  if (Array.isArray(value) && value[0] === 'serve') return [value.map(String)];
  if (typeof value === 'string') {
    const [, words] = /dcs-lifecycle ((?:exec|serve|diagram) .*)/.exec(value) ?? [];
    return words ? [words.split(' ')] : [];
  }
  return typeof value === 'object' ? Object.values(value ?? {}).flatMap(commandsIn) : [];
}

/** The options of a command line that the command does not have, or whose value it does not take. */
async function wrongIn([name = '', ...words]: readonly string[]): Promise<string[]> {
  const program = await createProgram(recording().environment);
  const command = program.commands.find((each) => each.name() === name);
  const own = words.slice(0, words.indexOf('--') < 0 ? undefined : words.indexOf('--'));
  return own.filter((word, n) => {
    if (!word.startsWith('--')) return false;
    const option = command?.options.find(({ long }) => long === word);
    const { argChoices } = option ?? {};
    return !option || (argChoices && !argChoices.includes(own[n + 1] ?? ''));
  });
}

/** The variables that are set in a document. */
function variablesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.keys(value).filter((key) => /^(OS|DCS)_/.test(key));
  return [...own, ...Object.values(value).flatMap(variablesIn)];
}

const placed = clientVariables({
  url: 'http://dcs:8632',
  region: 'eu-de',
  projectId: '',
  signIn: { mode: 'open' },
});
const known = [...Object.keys(placed), 'DCS_LIFECYCLE_CONTROL_TOKEN'];

test.each(files)(
  '$name can be read, and its commands, variables and ports are those of the program',
  async ({ name, text }) => {
    if (name.endsWith('.mjs')) {
      expect(() => parseSync(text, { syntax: 'ecmascript' })).not.toThrow();
      expect(text.split('\n').length).toBeLessThan(45);
    }
    const document = name.endsWith('.mjs')
      ? [...text.matchAll(/\[('serve'.*)\]/g)].map(([, words = '']) =>
          words.replaceAll(/[',]/g, '').split(' '),
        )
      : parse(text, { uniqueKeys: true });
    const commands = commandsIn(document);
    for (const words of commands)
      expect({ words, wrong: await wrongIn(words) }).toEqual({ words, wrong: [] });
    expect(variablesIn(document).filter((variable) => !known.includes(variable))).toEqual([]);
    expect(commands.length + variablesIn(document).length).toBeGreaterThan(0);
    for (const [port] of text.matchAll(/\b8\d{3}\b/g)) expect(port).toBe('8632');
  },
);

test('the guide has a file for each place', () => {
  expect(files).toHaveLength(6);
});

test('the image runs as a user without rights, serves, and asks itself whether it is ready without a shell', async () => {
  const lists = [...dockerfile.matchAll(/(ENTRYPOINT|CMD) (\[.*\])/g)].map(
    ([, what, list = '']) => [what, JSON.parse(list) as string[]] as const,
  );
  const [health, entry, usual] = lists.map(([, list]) => list);
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(/^USER (.*)$/m.exec(dockerfile)?.[1]).toBe('node');
  expect(entry).toEqual(['node', `/opt/dcs/bin/${Object.keys(bin)[0]}`]);
  expect(health).toEqual([...(entry ?? []), 'health']);
  expect({ usual, wrong: await wrongIn(usual ?? []) }).toEqual({ usual, wrong: [] });
  expect(dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))).toMatch(/\nUSER [\s\S]*\nCMD /);
});
