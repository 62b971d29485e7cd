// What the files of the pages import. dependency-cruiser's parser knows no JSX, so it never sees a
// `.tsx`; here the same parser is told that there is some.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { parseSync } from '@swc/core';

/** A page: where its files are, and those that nothing of it leads to, because they begin something. */
export interface PageFolder {
  readonly folder: string;
  readonly entrances: readonly string[];
}

/** The pages of this project: what their builds and the front doors of their folders begin with. */
export const pageFolders: readonly PageFolder[] = [
  {
    folder: 'src/console',
    entrances: ['src/console/main.tsx', 'src/console/index.ts', 'src/console/internal.ts'],
  },
  {
    folder: 'src/playground',
    entrances: ['src/playground/main.tsx', 'src/playground/index.ts'],
  },
  {
    folder: 'src/statechart',
    entrances: ['src/statechart/index.ts', 'src/statechart/internal.ts'],
  },
  {
    folder: 'src/inspector/web',
    entrances: ['src/inspector/web/main.tsx', 'src/inspector/web/hosted.ts'],
  },
];

/** What each file of a folder imports: relative imports as files of the tree, the rest as written. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * Reads what the files of a folder import, types included.
 *
 * @param root - the folder around `src`
 * @returns by file; a relative import that leads nowhere is left as it is written
 */
export function importsIn(root: string, folder: string): Imports {
  const files = readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<![.]d)[.]tsx?$/.test(file))
    .map((file) => `${folder}/${file.split(sep).join('/')}`);
  const of = (file: string) =>
    specifiersIn(readFileSync(posix.join(root, file), 'utf8'), file.endsWith('.tsx')).map(
      (specifier) => (specifier.startsWith('.') ? targetOf(root, file, specifier) : specifier),
    );
  return new Map(files.map((file) => [file, of(file)]));
}

function specifiersIn(source: string, tsx: boolean): string[] {
  const { body } = parseSync(source, { syntax: 'typescript', tsx });
  const statements = body.flatMap((item) => {
    const from = 'source' in item ? item.source : undefined;
    return from ? [from.value] : [];
  });
  const calls = [...source.matchAll(/\bimport\(\s*['"]([^'"]+)/g)].map(
    ([, from]) => from as string,
  );
  return [...statements, ...calls];
}

function targetOf(root: string, file: string, specifier: string): string {
  const path = posix.join(posix.dirname(file), specifier);
  const candidates = [path, path.replace(/[.]js$/, '.ts'), path.replace(/[.]js$/, '.tsx')];
  return candidates.find((each) => existsSync(posix.join(root, each))) ?? specifier;
}

/** The files that are reached from some of them, which count as reached. */
export function reachedFrom(files: readonly string[], imports: Imports): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const target of imports.get(file) ?? []) visit(target);
  };
  for (const file of files) visit(file);
  return reached;
}
