// The playground's files as the build left them beside this program, as plain data for the server.

import type { Site } from '../../loopback/index.js';
import { readFiles } from '../../loopback/server/index.js';

/** Where the build puts the page. */
const built = new URL('../../playground/web/', import.meta.url);

/**
 * Reads the playground.
 *
 * @param folder - where its files are
 * @returns its files by path: the page at `/play`, what it needs below; nothing when it was not built
 */
export async function playgroundSite(folder: URL = built): Promise<Site> {
  const page = [...(await readFiles(folder))].filter(([name]) => name === 'index.html');
  const parts = await readFiles(new URL('play/', folder));
  return new Map([
    ...page.map(([, file]) => ['/play', file] as const),
    ...[...parts].map(([name, file]) => [`/play/${name}`, file] as const),
  ]);
}
