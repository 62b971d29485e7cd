// Writes a document to begin with: a template of the package, with the way to the schema for editors.

import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { standardInput } from '../input/documents.js';

/** What a document can be, with the command that reads it; `FILE` stands for its name. */
const readers = {
  scenario: 'simulate FILE',
  profile: 'fleet FILE',
  plan: 'serve --plan FILE',
  fixtures: 'serve --fixtures FILE',
} as const;

/** What a document can be. */
export type DocumentKind = keyof typeof readers;

/** The kinds of document that there is a template of. */
export const documentKinds = Object.keys(readers) as DocumentKind[];

/** The folder of the package. */
const root = dirname(createRequire(import.meta.url).resolve('dcs-lifecycle/package.json'));

/**
 * Writes a document, or prints it where the file is `-`.
 *
 * @throws CommandFailure when the file is there already, unless it is to be overwritten
 */
export async function runInit(
  kind: DocumentKind,
  file: string | undefined,
  { force = false }: { readonly force?: boolean },
  environment: Environment,
): Promise<void> {
  const path = file ?? `${kind}.yaml`;
  const text = await readFile(join(root, 'docs/templates', `${kind}.yaml`), 'utf8').catch(() => {
    throw badInput(`there is no template of a ${kind}: the package was stripped of its docs`);
  });
  // What is printed is most likely kept in this folder.
  const schema = await schemaFor(kind, path);
  const placed = text.replace(/(\$schema=)\S+/, (_, key) => key + schema);
  if (path === standardInput) return void environment.stdout.write(placed);
  if (existsSync(path) && !force) {
    throw badInput(`${path} is there already; --force overwrites it`);
  }
  const written = placed.replaceAll(`${kind}.yaml`, () => path);
  await writeOutput(path, written, environment);
  const reader = readers[kind].replace('FILE', () => path);
  environment.stdout.write(`wrote ${path}; try: dcs-lifecycle ${reader}\n`);
}

/**
 * The way to a schema: relative where the package lies in a folder around the document, so that it holds for
 * everybody who has the project; otherwise absolute.
 */
async function schemaFor(kind: DocumentKind, path: string): Promise<string> {
  const schema = join(root, 'docs/schemas', `${kind}.schema.json`);
  const folder = dirname(resolve(path));
  const home = root.split(`${sep}node_modules${sep}`)[0] as string;
  const from = await realpath(folder).catch(() => folder);
  const isAround = from === home || from.startsWith(home + sep);
  return isAround ? relative(from, schema).replaceAll(sep, '/') : schema;
}
