// The rooms inside a folder keep the second table of docs/architecture.md, and no folders need each other.

import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { roomsInside } from '../../.dependency-cruiser.mjs';
import { projectRoot } from './cruise.js';
import { type Imports, importsIn } from './pages.js';
import { circles, unusedDoors } from './rooms.js';
import { tableOf } from './tables.js';

const rows = Object.keys(roomsInside);
const folders = [...new Set(rows.map((row) => posix.dirname(row)))];
const ours: Imports = new Map(
  ['machines', 'src'].flatMap((folder) => [...importsIn(projectRoot, folder)]),
);

test.each(folders)('every room of %s has a row in the table, and every row is a room', (folder) => {
  const rooms = readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
  expect(rows.filter((row) => posix.dirname(row) === folder).sort()).toEqual(rooms.sort());
});

test('the table names only rooms and files that are there', () => {
  const named = Object.entries(roomsInside).flatMap(([row, others]) =>
    others.map((other) => `${posix.dirname(row)}/${other}`),
  );
  expect(named.filter((each) => !existsSync(join(projectRoot, each)))).toEqual([]);
});

test('the table names only what a room imports', () => {
  const unused = Object.entries(roomsInside).flatMap(([row, others]) => {
    const imported = [...ours].flatMap(([file, to]) => (file.startsWith(`${row}/`) ? to : []));
    const isUsed = (other: string) => {
      const target = `${posix.dirname(row)}/${other}`;
      return imported.some((each) => each === target || each.startsWith(`${target}/`));
    };
    return others.filter((other) => !isUsed(other)).map((other) => `${row}: ${other}`);
  });
  expect(unused).toEqual([]);
});

test('docs/architecture.md shows the table that is checked', () => {
  const shown = tableOf('room').map(([room, others = '–']) => [
    room,
    others === '–' ? [] : others.split(', '),
  ]);
  expect(Object.fromEntries(shown)).toEqual(roomsInside);
});

test('no folders need each other, at any level', () => {
  expect(circles(ours)).toEqual([]);
});

test.each(folders)('two files or more use every door inside %s', (folder) => {
  expect(unusedDoors(ours, folder)).toEqual([]);
});

describe('in a tree that breaks the rules', () => {
  const tree = (files: Readonly<Record<string, readonly string[]>>): Imports =>
    new Map(Object.entries(files));

  test('folders that need each other are found, also when files lie between them', () => {
    const broken = tree({
      'src/a/b/one.ts': ['src/a/c/two.ts'],
      'src/a/c/two.ts': ['src/a/between.ts'],
      'src/a/between.ts': ['src/a/b/three.ts'],
      'src/a/b/three.ts': [],
    });
    expect(circles(broken)).toEqual([
      'src/a: b → c → between.ts → b',
      'src/a: c → between.ts → b → c',
    ]);
  });

  test('a door that one file uses is found', () => {
    const broken = tree({
      'src/a/b/index.ts': ['src/a/b/one.ts'],
      'src/a/b/one.ts': [],
      'src/a/user.ts': ['src/a/b/index.ts'],
    });
    expect(unusedDoors(broken, 'src/a')).toEqual(['src/a/b']);
  });
});
