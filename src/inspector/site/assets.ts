// The files of the offline page, as the build left them.

import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as it is served. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Files by name, such as `page.js`. */
export type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads the files of the page.
 *
 * @param folder - where the build put them; beside this package's own files unless given
 * @throws Error when the page was not built
 */
export async function readAssets(
  folder: URL = new URL('../web/', import.meta.url),
): Promise<Assets> {
  const names = await readdir(folder);
  const assets = new Map<string, Asset>();
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    assets.set(name, { type, body: new Uint8Array(await readFile(new URL(name, folder))) });
  }
  if (assets.has('inspector.html')) return assets;
  throw new Error(`the inspector's page is not built in ${fileURLToPath(folder)}`);
}
