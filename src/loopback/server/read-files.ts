// The files of a page, as a build left them in a folder.

import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
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
 * Finds the files of a folder that are of a type that pages need. Each is read when it is first asked for: most
 * servers never show a page.
 *
 * @returns the files by their names; none when there is no such folder
 */
export async function readFiles(folder: URL): Promise<Site> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files = names.flatMap((name) => {
    const type = types[extname(name)];
    return type === undefined ? [] : [siteFile(new URL(name, folder), name, type)];
  });
  return new Map(await Promise.all(files));
}

async function siteFile(url: URL, name: string, type: string): Promise<[string, SiteFile]> {
  // A build writes all of its files anew.
  const { size, mtimeMs } = await stat(url);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  let body: SiteFile['body'] | undefined;
  return [
    name,
    {
      type,
      etag,
      get body() {
        body ??= new Uint8Array(readFileSync(url));
        return body;
      },
    },
  ];
}
