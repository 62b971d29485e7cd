// The files of a page: those of the types that pages need, and no others.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFiles } from '../../src/loopback/server/index.js';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each file has the type of its ending, its bytes, and a tag that changes with them', async () => {
  const types = {
    'a.css': 'text/css; charset=utf-8',
    'a.html': 'text/html; charset=utf-8',
    'a.js': 'text/javascript; charset=utf-8',
    'a.json': 'application/json',
    'a.svg': 'image/svg+xml',
  };
  for (const name of [...Object.keys(types), 'a.map', 'secret', 'a.ts']) {
    writeFileSync(join(folder, name), name);
  }
  const url = pathToFileURL(`${folder}/`);
  const site = await readFiles(url);
  expect(Object.fromEntries([...site].map(([name, { type }]) => [name, type]))).toEqual(types);
  for (const [name, { body }] of site) expect(Buffer.from(body).toString()).toBe(name);
  const before = site.get('a.js')?.etag;
  writeFileSync(join(folder, 'a.js'), 'longer than before');
  expect((await readFiles(url)).get('a.js')?.etag).not.toBe(before);
});

test('a folder that is not there has none', async () => {
  mkdirSync(join(folder, 'empty'));
  expect((await readFiles(pathToFileURL(`${folder}/nowhere/`))).size).toBe(0);
  expect((await readFiles(pathToFileURL(`${folder}/empty/`))).size).toBe(0);
});
