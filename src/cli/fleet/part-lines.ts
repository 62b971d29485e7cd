// Where parts are: in files, in the files of folders, and on standard input; one on each line.

import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../environment/environment.js';
import { badInput, reasonOf } from '../environment/failures.js';
import { standardInput } from '../input/documents.js';

/** The longest line that is read, in bytes. */
const mostBytes = 256 * 1024 * 1024;

/** A line that should be a part, and where it is. */
export interface PartLine {
  /** The file, or `<stdin>`. */
  readonly source: string;
  /** Which line of it, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * Reads the lines of files, one by one: there may be more of them than memory holds.
 *
 * @param paths - files, folders, whose `.json` files are read in the order of their names, and `-`
 * @throws CommandFailure when one of them cannot be read, or a folder holds no such file
 */
export async function* partLines(
  paths: readonly string[],
  { stdin }: Pick<Environment, 'stdin'>,
): AsyncGenerator<PartLine> {
  for (const path of paths) {
    if (path === standardInput) {
      yield* linesOf('<stdin>', stdin);
      continue;
    }
    for (const file of await filesIn(path)) yield* linesOf(file, createReadStream(file));
  }
}

async function filesIn(path: string): Promise<string[]> {
  // What cannot be looked at is said when it is opened.
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  const names = await readdir(path).catch((error: unknown) => {
    throw badInput(`${path}: ${reasonOf(error)}`, error);
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0)
    throw badInput(`${path}: no part in this folder: no file ends with .json`);
  return files.map((name) => join(path, name));
}

async function* linesOf(
  source: string,
  input: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<PartLine> {
  let line = 1;
  const lines = bytesOfLines(input);
  try {
    for await (const bytes of lines) {
      if (bytes === undefined) throw badInput(`${source}:${line}: larger than ${mostBytes} bytes`);
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      // An empty file is no part, and an empty line behind a part is no other one.
      if (text.trim() !== '' || line === 1) yield { source, line, text };
      line++;
    }
  } catch (error) {
    const { code, errno } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw badInput(`${source}: not UTF-8 text`, error);
    }
    if (errno === undefined) throw error;
    throw badInput(`${source}: ${reasonOf(error)}`, error);
  }
}

/** Cuts bytes at the ends of lines; undefined in place of a line that is too long, and then no more. */
async function* bytesOfLines(
  input: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | undefined> {
  let begun: Uint8Array[] = [];
  let size = 0;
  const ended = () => {
    const line = Buffer.concat(begun);
    begun = [];
    size = 0;
    return line;
  };
  for await (const chunk of input) {
    let rest: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let at = rest.indexOf(newline); at >= 0; at = rest.indexOf(newline)) {
      begun.push(rest.subarray(0, at));
      rest = rest.subarray(at + 1);
      yield ended();
    }
    begun.push(rest);
    size += rest.length;
    if (size > mostBytes) return yield undefined;
  }
  yield ended();
}

const newline = 0x0a;
