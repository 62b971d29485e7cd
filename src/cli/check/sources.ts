// Where traces come from: files, folders, standard input; and their format.

import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { badInput, reasonOf } from '../environment/failures.js';

/** The forms of a trace. */
export const traceFormats = ['jsonl', 'csv'] as const;
export type TraceFormat = (typeof traceFormats)[number];

/** A trace, or a part of one. */
export interface Source {
  /** What it is called in reports. */
  readonly name: string;
  /** Undefined for standard input. */
  readonly path: string | undefined;
  readonly format: TraceFormat;
  /** In bytes; 0 when it is not known. */
  readonly size: number;
}

/** What files of a folder are taken for traces, and in which form. */
const formatByExtension: Readonly<Record<string, TraceFormat>> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'jsonl',
  '.csv': 'csv',
};

/**
 * Finds what to read, folders with all that is below them, in the order of their names.
 *
 * @param format - what to take everything for; what the names say unless given
 * @throws CommandFailure for what is not there, and for a folder without a trace in it
 */
export async function sourcesAt(
  paths: readonly string[],
  format: TraceFormat | undefined,
): Promise<Source[]> {
  const found: Source[] = [];
  for (const path of paths) {
    if (path === '-') {
      found.push({ name: '<stdin>', path: undefined, format: format ?? 'jsonl', size: 0 });
      continue;
    }
    const about = await stat(path).catch((error) => {
      throw badInput(`${path}: ${reasonOf(error)}`, error);
    });
    if (about.isDirectory()) found.push(...(await sourcesBelow(path, format)));
    else found.push(sourceAt(path, format, about.size));
  }
  if (found.filter((each) => each.path === undefined).length > 1) {
    throw badInput('standard input can be read only once');
  }
  return found;
}

async function sourcesBelow(folder: string, format: TraceFormat | undefined): Promise<Source[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() in formatByExtension)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length > 0) {
    return Promise.all(files.map(async (p) => sourceAt(p, format, (await stat(p)).size)));
  }
  const wanted = Object.keys(formatByExtension).join(', ');
  throw badInput(`${folder}: there is no trace in this folder; traces end in ${wanted}`);
}

function sourceAt(path: string, format: TraceFormat | undefined, size: number): Source {
  const byName = formatByExtension[extname(path).toLowerCase()];
  return { name: path, path, format: format ?? byName ?? 'jsonl', size };
}
