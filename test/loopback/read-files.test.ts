// The files of a page: those of the types that pages need, and no others; and how they are answered.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentSecurityPolicy, fileAnswer, lineAnswer } from '../../src/loopback/index.js';
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

test('a file is read when it is first asked for, and then kept', async () => {
  const file = join(folder, 'late.js');
  writeFileSync(file, 'as listed');
  const page = (await readFiles(pathToFileURL(`${folder}/`))).get('late.js');
  const bodyNow = () => Buffer.from(page?.body ?? '').toString();
  writeFileSync(file, 'as asked for');
  expect(bodyNow()).toBe('as asked for');
  writeFileSync(file, 'as changed since');
  expect(bodyNow()).toBe('as asked for');
});

test('a folder that is not there has none', async () => {
  mkdirSync(join(folder, 'empty'));
  expect((await readFiles(pathToFileURL(`${folder}/nowhere/`))).size).toBe(0);
  expect((await readFiles(pathToFileURL(`${folder}/empty/`))).size).toBe(0);
});

const safely = {
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

test.each([
  ['GET', {}, 200, 'body'],
  ['HEAD', {}, 200, ''],
  ['GET', { 'If-None-Match': '"1"' }, 304, ''],
  ['GET', { 'If-None-Match': '"0"' }, 200, 'body'],
])('%s of a file with %j is answered %d with %j', async (method, headers, status, body) => {
  const file = { type: 'text/css', body: 'body', etag: '"1"' };
  const request = new Request('http://localhost/a.css', { method, headers });
  const answer = fileAnswer(file, request, { 'X-More': 'more' });
  expect([answer.status, await answer.text()]).toEqual([status, body]);
  const own = { 'content-type': 'text/css', etag: '"1"', 'x-more': 'more' };
  expect(Object.fromEntries(answer.headers)).toEqual({ ...safely, ...own });
});

test('a line is text that ends, with the status and the headers that it is given', async () => {
  const answer = lineAnswer(405, 'Only GET.', { Allow: 'GET' });
  expect([answer.status, await answer.text()]).toEqual([405, 'Only GET.\n']);
  const own = { 'content-type': 'text/plain; charset=utf-8', allow: 'GET' };
  expect(Object.fromEntries(answer.headers)).toEqual({ ...safely, ...own });
});

test('a page may run and ask what is its own, and what it is given besides', () => {
  const own = [
    ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:"],
    ["connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
    ["require-trusted-types-for 'script'"],
  ].flat();
  expect(contentSecurityPolicy().split('; ')).toEqual(own);
  expect(contentSecurityPolicy({ 'font-src': "'self'", 'base-uri': "'self'" }).split('; ')).toEqual(
    [
      ...own.map((directive) => directive.replace("base-uri 'none'", "base-uri 'self'")),
      "font-src 'self'",
    ],
  );
});
