// The files of a page, as a build left them in a folder.

import { readdir, readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Site, SiteFile } from '../index.js';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Reads the files of a folder that are of a type that pages need.
 *
 * @returns the files by their names; none when there is no such folder
 */
export async function readFiles(folder: URL): Promise<Site> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files = names.flatMap((name) => {
    const type = types[extname(name)];
    return type === undefined ? [] : [readSiteFile(folder, name, type)];
  });
  return new Map(await Promise.all(files));
}

async function readSiteFile(folder: URL, name: string, type: string): Promise<[string, SiteFile]> {
  const url = new URL(name, folder);
  const body = new Uint8Array(await readFile(url));
  // A build writes all of its files anew.
  const { mtimeMs } = await stat(url);
  const etag = `"${body.length.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  return [name, { type, body, etag }];
}
