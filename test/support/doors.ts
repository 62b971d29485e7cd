// The doors of the package, read from the sources: what each exports, and where that is declared.

import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { parseSync } from '@swc/core';

const root = resolve(import.meta.dirname, '../..');
const texts = new Map<string, string>();

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
  texts.set(file, text);
  return text;
}

/** What each file exports, parsed once: most names are handed on by several doors. */
const exported = new Map<string, ExportedName[]>();

/** A name that a door exports. */
export interface ExportedName {
  readonly name: string;
  /** The file with its declaration. */
  readonly file: string;
  /** What it is called there. */
  readonly declared: string;
}

/** A way into the package. */
export interface Door {
  /** What package.json calls it: `.`, `./plan`. */
  readonly path: string;
  /** The file with its exports. */
  readonly file: string;
  readonly names: readonly ExportedName[];
}

/**
 * Lists what a file exports; a name that it hands on is followed to its declaration.
 *
 * @param file - from the root of the project
 * @throws Error when something is not exported by its name
 */
function exportsOf(file: string): ExportedName[] {
  const known = exported.get(file) ?? readExports(file);
  exported.set(file, known);
  return known;
}

function readExports(file: string): ExportedName[] {
  const { body } = parseSync(textOf(file), { syntax: 'typescript' });
  return body.flatMap((item) => {
    if (item.type !== 'ExportNamedDeclaration' || !item.source) return [];
    const from = posix.join(posix.dirname(file), item.source.value.replace(/[.]js$/, '.ts'));
    return item.specifiers.map((each) => {
      if (each.type !== 'ExportSpecifier') throw new Error(`${file} exports by ${each.type}`);
      const handedOn = exportsOf(from).find(({ name }) => name === each.orig.value);
      const declared = handedOn ?? { file: from, declared: each.orig.value };
      return { ...declared, name: (each.exported ?? each.orig).value };
    });
  });
}

const { exports: entries } = JSON.parse(textOf('package.json')) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
};

/** Every door of package.json. */
export const doors: readonly Door[] = Object.entries(entries).flatMap(([path, target]) => {
  if (typeof target === 'string' || path.endsWith('.css')) return [];
  const file = target.default.replace(/^[.][/]dist[/](.*)[.]js$/, '$1.ts');
  return [{ path, file, names: exportsOf(file) }];
});

/** A declaration with the comment before it. */
export interface Declaration {
  /** Whether a doc comment stands before it. */
  readonly isDocumented: boolean;
  /** The members that have no doc comment, of an interface, an object type or a class. */
  readonly bareMembers: readonly string[];
}

/** A function or a class that users call, with its example. */
export interface CallableExport {
  readonly name: string;
  /** The code of its example; undefined when it has none. */
  readonly example: string | undefined;
}

/**
 * Lists the functions and classes of a door. Errors are left out: what throws them shows them.
 *
 * @throws Error when a file does not declare a name
 */
export function callableExports({ names }: Pick<Door, 'names'>): CallableExport[] {
  return names.flatMap(({ name, file, declared }) => {
    const text = textOf(file);
    const head = new RegExp(
      `(?:^/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?^export (?:async |abstract )*(function[*]?|class) ${declared}\\b.*`,
      'm',
    );
    const [declaration] = head.exec(text) ?? [];
    if (declaration === undefined || /extends \w*Error\b/.test(declaration)) return [];
    const comment = declaration.replace(/^ *\* ?/gm, '');
    const [, example] = /^@example\n```ts\n([\s\S]*?)^```/m.exec(comment) ?? [];
    return [{ name, example }];
  });
}

const member = /^ {2}(?:readonly |static |get |async )*(['\w$]+|\[[^\]]+\])\??[:(<]/;

/**
 * Reads a declaration as the formatter leaves it: members are indented by two spaces.
 *
 * @throws Error when the file does not declare the name
 */
export function declarationOf({ file, declared }: ExportedName): Declaration {
  const lines = textOf(file).split('\n');
  const head = new RegExp(
    `^export (?:declare |abstract |async )*(?:function[*]?|const|class|interface|type) ${declared}\\b`,
  );
  const at = lines.findIndex((line) => head.test(line));
  if (at < 0) throw new Error(`${file} does not declare ${declared}`);
  const end = lines.findIndex(
    (line, index) => index >= at && /^(\}|.*[;}]$)/.test(line) && !/^ /.test(line),
  );
  const hasMembers = /^export ((abstract )?(interface|class)\b|type .*= [{]$)/.test(
    lines[at] ?? '',
  );
  const inside = hasMembers ? lines.slice(at + 1, end) : [];
  const bareMembers = inside.flatMap((line, index) => {
    const [, name] = member.exec(line) ?? [];
    if (name === undefined || name === 'constructor') return [];
    const before = index === 0 ? '' : (inside[index - 1] ?? '');
    // An overload is documented with the first of them.
    const isOverload = member.exec(before)?.[1] === name;
    return isOverload || before.trimEnd().endsWith('*/') ? [] : [name];
  });
  return { isDocumented: (lines[at - 1] ?? '').endsWith('*/'), bareMembers };
}
