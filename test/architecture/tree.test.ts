// This project keeps its own rules, and what docs/architecture.md tells people is what is checked.

import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { mayImport } from '../../.dependency-cruiser.mjs';
import { cruise, projectRoot } from './cruise.js';
import { importsIn, pageFolders } from './pages.js';
import { tableOf } from './tables.js';

const tree = cruise(projectRoot);
const pages = pageFolders.flatMap(({ folder }) => [...importsIn(projectRoot, folder)]);
const rows = Object.keys(mayImport);

/** The TypeScript files below a folder of the project. */
function sourcesIn(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.split(sep).join('/')}`);
}

test('the tree keeps every rule', () => {
  expect(tree.violations).toEqual([]);
});

test('no TypeScript file escapes the rules', () => {
  const all = ['machines', 'src', 'test'].flatMap(sourcesIn);
  expect(all.filter((file) => !tree.files.has(file))).toEqual([]);
});

test('every folder of src has a row in the table, and every row has something to speak of', () => {
  const folders = readdirSync(join(projectRoot, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`);
  expect(folders.filter((folder) => !rows.includes(folder))).toEqual([]);
  expect(rows.filter((row) => !existsSync(join(projectRoot, row)))).toEqual([]);
});

test('the table lets no two folders need each other', () => {
  const below = (row: string, seen: readonly string[] = []): string[] => {
    const { folders } = mayImport[row] ?? { folders: [] };
    if (folders === 'everything' || seen.includes(row)) return [];
    return folders.flatMap((folder) => [folder, ...below(folder, [...seen, row])]);
  };
  expect(rows.filter((row) => below(row).includes(row))).toEqual([]);
});

test('the table names only folders that have a row themselves', () => {
  const named = Object.values(mayImport).flatMap(({ folders }) =>
    folders === 'everything' ? [] : folders,
  );
  expect(named.filter((folder) => !rows.includes(folder))).toEqual([]);
});

test('the table names only packages that are imported where it allows them', () => {
  const unused = Object.entries(mayImport).flatMap(([row, { packages }]) => {
    const imported = [...tree.files, ...pages].flatMap(([file, modules]) =>
      file.startsWith(row) ? modules : [],
    );
    const isUsed = (name: string) =>
      imported.some((module) => module === name || module.startsWith(`${name}/`));
    return packages === 'everything' ? [] : packages.filter((name) => !isUsed(name));
  });
  expect(unused).toEqual([]);
});

test('docs/architecture.md shows the table that is checked', () => {
  const list = (cell = '') => {
    if (cell === 'everything') return cell;
    return cell === '–' ? [] : cell.split(', ');
  };
  const shown = tableOf('folder').map(([row, folders, packages, node]) => [
    row,
    { folders: list(folders), packages: list(packages), node: node === 'yes' },
  ]);
  expect(Object.fromEntries(shown)).toEqual(mayImport);
});
