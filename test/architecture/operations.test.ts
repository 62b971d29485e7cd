// One operation, one file: under the same name in protocol/, in the emulator, and among the tests.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as behaviours from '../../src/emulator/operations/by-name.js';
import { api } from '../../src/protocol/index.js';
import { projectRoot } from './cruise.js';

/** The names in a folder, up to the first dot. */
const namesIn = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
    .map(({ name }) => name.slice(0, name.indexOf('.')))
    .sort();

const camelCase = (name: string) => name.replaceAll(/-(\w)/g, (_all, first) => first.toUpperCase());

const files = namesIn('src/protocol/operations');
const byName: Readonly<Record<string, object>> = api;

test.each(files)('%s.ts defines the operation of that name, in one dialect or both', (file) => {
  const dialects = Object.values(byName[camelCase(file)] ?? {}) as { name: string }[];
  expect(dialects.length).toBeGreaterThan(0);
  for (const { name } of dialects) expect(name).toBe(camelCase(file));
});

test('every operation has a file of its own in protocol/', () => {
  expect(Object.keys(api).sort()).toEqual(files.map(camelCase).sort());
});

test('the emulator has what each operation does in a file of the same name', () => {
  const own = new Set(namesIn('src/emulator/operations'));
  expect(files.filter((file) => !own.has(file))).toEqual([]);
  expect(Object.keys(behaviours).sort()).toEqual(files.map(camelCase).sort());
});

test('every operation has a test file of the same name, and every test file there is about one', () => {
  const tested = namesIn('test/emulator/operations');
  expect([...new Set(tested)]).toEqual(files);
});
