// Where traces come from: files, folders, standard input; and what their names say of their form.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput, reasonOf } from '../environment/failures.js';
import { fileOrExample } from '../input/examples.js';

/** The forms of a trace. */
const traceForms = ['jsonl', 'csv'] as const;
export type TraceForm = (typeof traceForms)[number];

/** A trace, or a part of one. */
export interface Source {
  /** What it is called in reports. */
  readonly name: string;
  /** Undefined for standard input. */
  readonly path: string | undefined;
  /** Undefined when only its content can tell. */
  readonly form: TraceForm | undefined;
  /** In bytes; 0 when it is not known. */
  readonly size: number;
  /** Whether it can be opened twice, as a file can and a pipe cannot. */
  readonly isFile: boolean;
}

const formByExtension: Readonly<Record<string, TraceForm>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
};

/** The name of a trace, also of one that was rotated or packed: `seen.jsonl`, `seen.jsonl.2.gz`. */
const traceName = new RegExp(
  String.raw`\.(${Object.keys(formByExtension).join('|')})([.-]\d+)*(\.(gz|zst|zstd))?$`,
  'i',
);

const formIn = (name: string): TraceForm | undefined =>
  formByExtension[traceName.exec(name)?.[1]?.toLowerCase() ?? ''];

/**
 * Finds what to read: files, folders with all that is below them, examples by their names.
 *
 * @param form - what to take everything for; what names and contents say unless given
 * @throws CommandFailure for what is not there, and for a folder without a trace in it
 */
export async function sourcesAt(
  paths: readonly string[],
  form: TraceForm | undefined,
): Promise<Source[]> {
  const found: Source[] = [];
  for (const given of paths) {
    if (given === '-') {
      found.push({ name: '<stdin>', path: undefined, form, size: 0, isFile: false });
      continue;
    }
    const path = fileOrExample(given, 'trace');
    const about = await stat(path).catch((error) => {
      throw badInput(`${given}: ${reasonOf(error)}`, error);
    });
    if (about.isDirectory()) found.push(...(await sourcesBelow(path, form)));
    else {
      const own = { form: form ?? formIn(path), size: about.size, isFile: about.isFile() };
      found.push({ name: given, path, ...own });
    }
  }
  if (found.filter((each) => each.path === undefined).length > 1) {
    throw badInput('standard input can be read only once');
  }
  return found;
}

async function sourcesBelow(folder: string, form: TraceForm | undefined): Promise<Source[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    throw badInput(`${folder}: ${reasonOf(error)}`, error);
  });
  const files = entries
    .filter((entry) => entry.isFile() && traceName.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length > 0) return sourcesAt(files, form);
  const wanted = Object.keys(formByExtension).join(', .');
  throw badInput(
    `${folder}: there is no trace in this folder; traces end in .${wanted}, also with .gz or .zst behind`,
  );
}
