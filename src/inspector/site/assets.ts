// The files of the offline page, as the build left them.

import { fileURLToPath } from 'node:url';
import type { Site } from '../../loopback/index.js';
import { readFiles } from '../../loopback/server/index.js';

/**
 * Reads the files of the page.
 *
 * @param folder - where the build put them; beside this package's own files unless given
 * @throws Error when the page was not built
 *
 * @example
 * ```ts
 * const assets = await readAssets();
 * assets.has('inspector.html'); // true
 * ```
 */
export async function readAssets(folder: URL = new URL('../web/', import.meta.url)): Promise<Site> {
  const assets = await readFiles(folder);
  if (assets.has('inspector.html')) return assets;
  throw new Error(`the inspector's page is not built in ${fileURLToPath(folder)}`);
}
