// docs/sources.md is what the sources of it say today; every page that anything in the tree cites is in it, once, and
// is a page.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesPage } from '../../docs/sources.mjs';
import { lifecycle, statuses, statusPages, taskMeanings } from '../../machines/index.js';
import { catalogue, isSdkMethod, knownRequests, operations } from '../../src/protocol/index.js';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const ids = read('docs/page-ids.txt').trim().split('\n');
const isPage = new Set(ids);
const page = read('docs/sources.md');
const listed = [...page.matchAll(/^\| ([\w-]+) \|/gm)]
  .map(([, id = '']) => id)
  .filter((id) => !['page', 'method'].includes(id));

/** What the pages of the guides are called; those of operations go by names that words of code can have too. */
const idsOfGuides = /\b(dcs-(?:ug|api|faq|pd)-\d+|dcs_\d+_\d+|en-us_topic_\d+)\b/g;

const files = ['machines', 'src', 'test', 'docs']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file).replaceAll('\\', '/'),
    ),
  )
  .concat('README.md', 'CHANGELOG.md')
  .filter((file) => !file.includes('node_modules'))
  .filter((file) => /\.(md|m?ts|tsx|ya?ml|json|csv)$/.test(file))
  .filter(
    (file) => !/^(test\/fixtures|docs\/reference)\/|^docs\/sources\.|package-lock/.test(file),
  );

/** Every id of a guide that a file cites, and every name of a page that stands there in full. */
const cited = new Map<string, string>();
for (const file of files) {
  const text = read(file);
  for (const [id] of text.matchAll(idsOfGuides)) cited.set(id, file);
  for (const [word] of text.matchAll(/\b[A-Z][A-Za-z]{5,}\b/g)) {
    if (isPage.has(word)) cited.set(word, file);
  }
}

it('is fresh', () => {
  const fresh = sourcesPage({ operations, knownRequests }, ids);
  if (page !== fresh) throw new Error('docs/sources.md is out of date: run npm run docs');
});

it('lists each page once, and only pages, of DCS or of the gateway, and methods of the SDKs', () => {
  expect(listed.filter((id, i) => listed.indexOf(id) !== i)).toEqual([]);
  const others = listed.filter((id) => !isPage.has(id) && !isSdkMethod(id));
  expect(others.filter((id) => !id.startsWith('api-sign-'))).toEqual([]);
});

it('lists every page that a file of the tree cites', () => {
  expect(cited.size).toBeGreaterThan(100);
  const missing = [...cited].filter(([id]) => !listed.includes(id));
  expect(
    missing.map(([id, file]) => `${id}, cited in ${file}: add it to docs/sources.mjs`),
  ).toEqual([]);
});

it('knows no page that is none: every id that is cited is one of the documentation', () => {
  const wrong = [...cited].filter(([id]) => !isPage.has(id));
  expect(wrong.map(([id, file]) => `${id}, cited in ${file}`)).toEqual([]);
});

it('every edge, status, task, operation and error names a page that is listed', () => {
  const named = [
    ...lifecycle.edges.flatMap(({ provenance }) => provenance.pages),
    ...statuses.map((status) => statusPages[status]),
    ...Object.values(taskMeanings).map((task) => task.page),
    ...operations.map((operation) => operation.page),
    // The emulator's own errors have none.
    ...Object.values(catalogue).flatMap((error) => error.page || []),
  ];
  expect([...new Set(named)].filter((id) => !listed.includes(id))).toEqual([]);
});
