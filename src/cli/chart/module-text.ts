// Modules run from their text, whatever holds it: a folder, or a revision of git. What they import beside them is read
// from there as well; packages are those that are installed where the module lies.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { transform } from 'sucrase';
import * as ownXState from 'xstate';

/** What a module exports. */
export type Exports = Readonly<Record<string, unknown>>;

/** Holds the text of modules. */
export interface ModuleTexts {
  /** The text of a file; undefined when there is none. */
  read(path: string): string | undefined;
}

/** The files as they are now. */
export const workingFiles: ModuleTexts = {
  read(path) {
    try {
      return decoded(readFileSync(path));
    } catch {
      return undefined;
    }
  },
};

/** Bytes as text: without a mark of their order, and of UTF-16 as well, which PowerShell makes of what is printed. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return new TextDecoder(!isWide ? 'utf-8' : first === 0xff ? 'utf-16le' : 'utf-16be').decode(
    bytes,
  );
}

/** What an import can mean that names no file, or names one as it is called once it is compiled. */
const endings: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.js', '.ts', '.tsx'],
  '.mjs': ['.mjs', '.mts'],
  '.cjs': ['.cjs', '.cts'],
  '': ['.ts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'],
};

/**
 * Runs a module.
 *
 * @param path - where it lies, absolute
 * @throws what the module throws, and an error that names what cannot be read
 */
export function runModule(path: string, texts: ModuleTexts): Exports {
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const load = (file: string, text: string): Record<string, unknown> => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as Record<string, unknown> };
    modules.set(file, module);
    if (extname(file) === '.json') {
      module.exports = JSON.parse(text);
      return module.exports;
    }
    const need = (name: string): unknown => {
      if (!/^[.]{1,2}(\/|$)/.test(name)) return packageFor(file, name);
      const [place, inner] = found(join(dirname(file), name), texts) ?? [];
      if (place !== undefined && inner !== undefined) return load(place, inner);
      throw new Error(`${name}, which it imports, is not there`);
    };
    const run = new Function('exports', 'require', 'module', plain(file, text));
    run(module.exports, need, module);
    return module.exports;
  };
  const text = texts.read(path);
  if (text === undefined) throw new Error('there is no such file');
  return load(path, text);
}

function found(path: string, texts: ModuleTexts): readonly [string, string] | undefined {
  const ending = extname(path);
  const bare = ending in endings ? path.slice(0, path.length - ending.length) : path;
  const candidates = [path, ...(endings[ending] ?? endings[''] ?? []).map((end) => bare + end)];
  for (const each of candidates) {
    const text = extname(each) === '' ? undefined : texts.read(each);
    if (text !== undefined) return [each, text];
  }
  return undefined;
}

/** Without types, and with `require` for what it imports. */
function plain(path: string, text: string): string {
  const { code } = transform(text, {
    transforms: ['typescript', 'imports', ...(/[jt]sx$/.test(path) ? (['jsx'] as const) : [])],
    filePath: path,
    production: true,
  });
  return code;
}

/** XState is the user's own where there is one, otherwise the one of this program. */
function packageFor(path: string, name: string): unknown {
  try {
    return createRequire(path)(name);
  } catch (error) {
    if (name === 'xstate') return ownXState;
    throw error;
  }
}
