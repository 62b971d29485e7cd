// The console's files as the build left them beside this program, as plain data for the server.

import type { Site } from '../../loopback/index.js';
import { readFiles } from '../../loopback/server/index.js';

/** Where the build puts the page. */
const built = new URL('../../console/web/', import.meta.url);

/**
 * Reads the console.
 *
 * @param folder - where its files are
 * @returns its files by path, or undefined when it was not built: the API works without it
 */
export async function consoleSite(folder: URL = built): Promise<Site | undefined> {
  const files = await readFiles(folder);
  if (!files.has('index.html')) return undefined;
  return new Map([...files].map(([name, file]) => [pathFor(name), file]));
}

const pathFor = (name: string): string => (name === 'index.html' ? '/' : `/console/${name}`);
