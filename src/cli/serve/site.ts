// The console's files as the build left them beside this program, as plain data for the server.

import { readdir, readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Site, SiteFile } from '../../emulator/index.js';

/** Where the build puts the page. */
const built = new URL('../../console/web/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Reads the console.
 *
 * @param folder - where its files are
 * @returns its files by path, or undefined when it was not built: the API works without it
 */
export async function consoleSite(folder: URL = built): Promise<Site | undefined> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files = await Promise.all(
    names.flatMap((name) => {
      const type = types[extname(name)];
      return type === undefined ? [] : [fileAt(new URL(name, folder), name, type)];
    }),
  );
  const site = new Map(files);
  return site.has('/') ? site : undefined;
}

async function fileAt(url: URL, name: string, type: string): Promise<[string, SiteFile]> {
  const body = new Uint8Array(await readFile(url));
  // A build writes all of its files anew.
  const { mtimeMs } = await stat(url);
  const etag = `"${body.length.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  return [name === 'index.html' ? '/' : `/console/${name}`, { type, body, etag }];
}
