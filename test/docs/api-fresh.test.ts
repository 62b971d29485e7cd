// docs/api.md is what the operations and the catalogue render today, and leaves none of them out.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  apiReference,
  catalogue,
  knownRequests,
  operations,
  refusalsOf,
} from '../../src/protocol/index.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');

it('docs/api.md is fresh', () => {
  if (page !== apiReference()) throw new Error('docs/api.md is out of date: run npm run docs');
});

it.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s stands there with its request, its page and its success',
  (_id, { method, path, page: source, success, aliases }) => {
    const at = page.indexOf(`\n${method} ${path}\n`);
    expect(at).toBeGreaterThan(0);
    const start = page.lastIndexOf('\n### ', at);
    const entry = page.slice(start, page.indexOf('\n\n#', at));
    expect(entry).toMatch(new RegExp(`(Page ${source}|Method ${source} of Huawei’s SDKs)\\.`));
    expect(entry).toContain(`- success: ${success.status}`);
    for (const alias of aliases) expect(entry).toContain(`${method} ${alias}`);
  },
);

it.each(operations.map((operation) => [operation.id, operation] as const))(
  'each refusal of %s stands in its entry or among those of all',
  (_id, operation) => {
    const at = page.indexOf(`\n${operation.method} ${operation.path}\n`);
    const entry = page.slice(page.lastIndexOf('\n### ', at), page.indexOf('\n\n#', at));
    const section = page.slice(page.lastIndexOf('\n## ', at), at);
    const general = section.slice(0, section.indexOf('\n### '));
    const missing = refusalsOf(operation).filter(
      (code) => !entry.includes(`[${code}]`) && !general.includes(`[${code}]`),
    );
    expect(missing).toEqual([]);
  },
);

it('every error stands there once', () => {
  for (const code of Object.keys(catalogue)) {
    expect(page.split(`</a>${code} |`)).toHaveLength(2);
  }
});

/** The rows of the table of paths, with their three columns. */
const rows = new Map(
  [...page.matchAll(/^\| `(\S+)` \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, path = '', ...columns]) => [path, columns] as const,
  ),
);

it.each(knownRequests.map((known) => [`${known.method} ${known.path}`, known] as const))(
  '%s stands in one column of its path: offered or named, and not unknown',
  (_request, { method, path }) => {
    const [offered = '', named = '', unknown = ''] = rows.get(path) ?? [];
    const columns = [offered, named].filter((column) => new RegExp(`\\b${method} `).test(column));
    expect(columns).toHaveLength(1);
    expect(unknown.split(', ')).not.toContain(method);
  },
);

it('each method of each path is in one column', () => {
  for (const [, columns] of rows) {
    const methods = columns.flatMap((column) => column.match(/\b(GET|POST|PUT|DELETE)\b/g) ?? []);
    expect(methods.toSorted()).toEqual(['DELETE', 'GET', 'POST', 'PUT']);
  }
});

it('every link to an error leads to one', () => {
  const links = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  expect(links.length).toBeGreaterThan(200);
  expect(links.filter((anchor) => !page.includes(`<a id="${anchor}"></a>`))).toEqual([]);
});
