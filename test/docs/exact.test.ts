// docs/exact.md names every file of the exact answer, and no other; every paper that it cites is listed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/exact.md'), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(root, 'src/simulator', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'));
const files = filesIn('exact');
const named = [...page.matchAll(/`((?:[a-z]+\/)?[a-z-]+[.]ts)`/g)].map(([, file = '']) => file);

test('the exact answer has files to name', () => {
  expect(files.length).toBeGreaterThan(20);
});

test.each(files)('docs/exact.md names %s', (file) => {
  expect(named).toContain(file);
});

test('every file that docs/exact.md names is there', () => {
  // The verdict on a simulation and the intervals of a sample are the rooms beside it.
  const there = [...files, ...filesIn('agreement'), ...filesIn('fleet')];
  expect(named.filter((file) => !there.includes(file))).toEqual([]);
});

const [text = '', sources = ''] = page.split('\n## Sources\n');
const prose = text.replace(/\s+/g, ' ');
const cited = [...prose.matchAll(/\[(\p{Lu}[^\]$]* \d{4}[^\]$]*)\]/gu)].flatMap(([, list = '']) =>
  list.split('; ').map((one): [string, string] => {
    const [, names = '', year = ''] = /^(.*?) (\d{4})/.exec(one) ?? [];
    return [names, year];
  }),
);

test('docs/exact.md cites papers and books', () => {
  expect(cited.length).toBeGreaterThanOrEqual(12);
});

test.each(cited)('%s %s is among its sources', (names, year) => {
  const lines = sources.split('\n').filter((line) => line.includes(`${year}.`));
  const surnames = names.split(/, | and /);
  expect(lines.filter((line) => surnames.every((name) => line.includes(name)))).toHaveLength(1);
});
