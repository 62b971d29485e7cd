// The files that dependency-cruiser cannot read keep the rules of docs/architecture.md, too.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { mayImport } from '../../.dependency-cruiser.mjs';
import { projectRoot } from './cruise.js';
import { importsIn, type PageFolder, pageFolders, reachedFrom } from './pages.js';

/** Every import of a page that the table does not allow, as `file → what`. */
function forbiddenIn(root: string, { folder }: PageFolder): string[] {
  const row = Object.keys(mayImport).find((each) => `${folder}/`.startsWith(`${each}/`));
  if (row === undefined) throw new Error(`no row of the table speaks of ${folder}`);
  const { folders, packages } = mayImport[row] ?? { folders: [], packages: [] };
  const isOneOf = (list: readonly string[] | 'everything', matches: (each: string) => boolean) =>
    list === 'everything' || list.some(matches);
  const isAllowed = (target: string): boolean => {
    if (target.startsWith('.')) return false;
    if (target.startsWith(`${row}/`)) return true;
    if (/^(machines|src|test)[/]/.test(target)) {
      return isOneOf(folders, (each) =>
        [`${each}/index.ts`, `${each}/internal.ts`].includes(target),
      );
    }
    return isOneOf(packages, (name) => `${target}/`.startsWith(`${name}/`));
  };
  return [...importsIn(root, folder)].flatMap(([file, targets]) =>
    targets.filter((each) => !isAllowed(each)).map((each) => `${file} → ${each}`),
  );
}

/** The files of a page that its entrances do not lead to. */
function deadIn(root: string, { folder, entrances }: PageFolder): string[] {
  const imports = importsIn(root, folder);
  const reached = reachedFrom(entrances, imports);
  return [...imports.keys()].filter((file) => !reached.has(file));
}

/** The files of a page that need themselves. */
function circularIn(root: string, { folder }: PageFolder): string[] {
  const imports = importsIn(root, folder);
  return [...imports].flatMap(([file, targets]) =>
    reachedFrom(targets, imports).has(file) ? [file] : [],
  );
}

test('every .tsx file belongs to a page', () => {
  const files = ['machines', 'src', 'test'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => `${folder}/${file.split(sep).join('/')}`),
  );
  const isInPage = (file: string) =>
    pageFolders.some(({ folder }) => file.startsWith(`${folder}/`));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !isInPage(file))).toEqual([]);
});

describe.each(pageFolders)('$folder', (page) => {
  test('imports what its row of the table allows, and other folders through their front doors', () => {
    expect(forbiddenIn(projectRoot, page)).toEqual([]);
  });

  test('has no file that its entrances do not lead to', () => {
    expect(deadIn(projectRoot, page)).toEqual([]);
  });

  test('has no file that needs itself', () => {
    expect(circularIn(projectRoot, page)).toEqual([]);
  });
});

describe('in a tree planted with mistakes', () => {
  let root: string;
  const page: PageFolder = { folder: 'src/console', entrances: ['src/console/main.tsx'] };
  const plant = (file: string, source: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-pages-'));
    plant(
      'src/console/main.tsx',
      "import { h } from 'preact';\nimport './part.js';\nexport const x = <p>{h}</p>;\n",
    );
    plant(
      'src/console/part.tsx',
      "import type { A } from '../emulator/index.js';\nimport 'lodash';\nexport type { A };\n",
    );
    plant('src/console/dead.tsx', "import '../ui/inside.js';\nimport './nowhere.js';\n");
    plant('src/console/reads.tsx', "import 'node:fs';\nimport type { E } from './egg.js';\n");
    plant('src/console/egg.tsx', "export type { Hen as E } from './hen.js';\n");
    plant('src/console/hen.ts', "import type { E } from './egg.js';\nexport type Hen = E[];\n");
    plant('src/emulator/index.ts', 'export type A = 1;\n');
    plant('src/ui/inside.ts', '');
    plant('src/console/late.tsx', "export const late = () => import('zod');\n");
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('a folder or package that is not allowed, a side door and an import into nothing are seen', () => {
    expect(forbiddenIn(root, page).sort()).toEqual([
      'src/console/dead.tsx → ./nowhere.js',
      'src/console/dead.tsx → src/ui/inside.ts',
      'src/console/late.tsx → zod',
      'src/console/part.tsx → lodash',
      'src/console/part.tsx → src/emulator/index.ts',
      'src/console/reads.tsx → node:fs',
    ]);
  });

  test('a file that nothing leads to is seen', () => {
    expect(deadIn(root, page)).toContain('src/console/dead.tsx');
    expect(deadIn(root, page)).not.toContain('src/console/part.tsx');
  });

  test('two files that need each other are seen', () => {
    expect(circularIn(root, page).sort()).toEqual(['src/console/egg.tsx', 'src/console/hen.ts']);
  });
});
