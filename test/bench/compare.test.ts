// What the bench says of its own figures: met or missed, and what fell since another run.

import { existsSync, readFileSync } from 'node:fs';
import { type BenchRun, changesBetween, printChanges } from './compare.js';
import { type Figure, figureOf, verdictOf } from './figure.js';
import { figuresInOrder, missingFigures, printFigures } from './figures-table.js';
import { growthPicture } from './growth/picture.js';
import { filledIn } from './page.js';

const machine = { node: 'v20', arch: 'x64', cpu: 'one' };
const ratio = (value: number, spreadPercent = 1): Figure =>
  figureOf('GET, of bare node:http', { value, spreadPercent });
const time = (value: number): Figure => figureOf('--help', { value, spreadPercent: 2 });

const run = (figures: readonly Figure[], more: Partial<BenchRun> = {}): BenchRun => ({
  ...machine,
  reports: [
    {
      bench: 'emulator',
      work: '',
      unit: 'request',
      baseline: 'bare',
      measurements: [{ name: 'bare', nanoseconds: 100, spreadPercent: 1, samples: 5 }],
      figures,
    },
  ],
  ...more,
});

test('a figure at its aim has met it, and one beyond has missed it', () => {
  expect([ratio(0.65), ratio(0.64), time(80), time(81)].map(verdictOf)).toEqual([
    'met',
    'missed',
    'met',
    'missed',
  ]);
});

test('what could not be measured says why, and is neither met nor missed', () => {
  const [, line] = printFigures([figureOf('GET, of bare node:http', { why: 'no cc' })]).split('\n');
  expect(line).toMatch(/^GET, of bare node:http {2}≥ 0.65 × +not measured: no cc$/);
});

test('what missed its aim says below the table what holds it back, and what met it does not', () => {
  const missed = ratio(0.5);
  expect(
    printFigures([time(70), missed])
      .split('\n')
      .slice(3),
  ).toEqual(['', 'What holds back what was missed:', `  GET, of bare node:http: ${missed.limit}`]);
  expect(printFigures([time(70)]).split('\n')).toHaveLength(2);
});

test('an aim whose bench came to nothing says why, in the order of the aims', () => {
  const found = [ratio(1), time(70)];
  const missing = missingFigures(found, (bench) => (bench === 'emulator' ? 'no port' : undefined));
  expect(new Set(missing.map(({ why }) => why))).toEqual(new Set(['no port']));
  const rows = figuresInOrder([...found, ...missing]).map(({ row }) => row);
  expect(rows[0]).toBe('--help');
  expect(rows.filter((row) => row === 'GET, of bare node:http')).toHaveLength(1);
  expect(rows).toContain('100,000 due phases');
});

test('a fall of more than a tenth fell, one within a tenth did not', () => {
  const changes = changesBetween(run([ratio(1), time(80)]), run([ratio(0.8), time(86)]));
  expect(changes.map(({ name, fell }) => [name, fell])).toEqual([
    ['GET, of bare node:http', true],
    ['--help', false],
  ]);
  expect(printChanges(changes)).toMatch(
    /GET, of bare node:http +1 +0.8 +0.8 × +± 1 % +FELL\n--help/,
  );
});

test('a fall within the spread of both runs is noise', () => {
  const [change] = changesBetween(run([ratio(1, 10)]), run([ratio(0.8, 10)]));
  expect(change).toMatchObject({ change: 0.8, fell: false });
  expect(change?.spreadPercent).toBeCloseTo(14.14, 2);
});

test('less is better where the aim is an upper bound', () => {
  const [change] = changesBetween(run([time(100)]), run([time(50)]));
  expect(change).toMatchObject({ change: 2, fell: false });
});

test('on another machine only ratios are compared', () => {
  const before = run([ratio(1), time(10)], { cpu: 'another' });
  expect(changesBetween(before, run([ratio(1), time(100)])).map(({ name }) => name)).toEqual([
    'GET, of bare node:http',
  ]);
});

test('contenders are compared by what they are to the baseline of their bench', () => {
  const at = (nanoseconds: number) => {
    const before = run([]);
    const [report] = before.reports;
    if (!report) throw new Error('no report');
    const get = { name: 'GET', nanoseconds, spreadPercent: 0, samples: 5 };
    return { ...before, reports: [{ ...report, measurements: [...report.measurements, get] }] };
  };
  expect(changesBetween(at(200), at(400))).toEqual([
    {
      name: 'emulator: GET',
      before: 0.5,
      now: 0.25,
      change: 0.5,
      spreadPercent: Math.SQRT2,
      fell: true,
    },
  ]);
});

const memory = {
  name: 'memory',
  title: 'Memory & more',
  of: 'instances',
  unit: 'MB',
  lines: [
    {
      name: 'resident',
      points: [
        { size: 10, value: 95 },
        { size: 100_000, value: 1234 },
      ],
    },
  ],
};

test('a run is written into the page between its marks, and what did not run stays', () => {
  const growth = { bench: 'growth', work: '', unit: '', baseline: '', measurements: [] };
  const [emulator] = run([]).reports;
  if (!emulator) throw new Error('no report');
  const filled = filledIn(
    [
      'Before.',
      ...['<!-- bench: emulator -->', 'old', '<!-- end -->'],
      ...['<!-- bench: growth -->', 'old', '<!-- end -->'],
      ...['<!-- bench: aims -->', 'not all ran', '<!-- end -->'],
      ...['<!-- bench: step -->', 'not run', '<!-- end -->'],
    ].join('\n'),
    run([], { reports: [emulator, { ...growth, growth: [memory] }] }),
  );
  expect(filled).toContain('Before.\n<!-- bench: emulator -->\n\n`npm run bench -- emulator`');
  expect(filled).toContain('| bare | 100 ns | ± 1 % | 1 |');
  expect(filled).toContain('| Memory & more | MB, by instances | 95 | 1,230 |');
  expect(filled).toContain('](pictures/growth-memory.svg)');
  expect(filled).toContain('not all ran');
  expect(filled).toContain('not run');
  expect(filled).not.toContain('old');
});

test('a picture of growth says in words what it shows, and escapes them', () => {
  const picture = growthPicture(memory);
  expect(picture).toContain('<title id="memory-title">Memory &amp; more</title>');
  expect(picture).toContain('MB, by instances. resident: 95 at 10, 1,230 at 100,000.');
  // The higher cost stands higher.
  const heights = [...picture.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map((m) =>
    Number(m[1]),
  );
  expect(heights[0]).toBeGreaterThan(heights[1] as number);
});

test('every block of docs/performance.md is of a bench', () => {
  const page = readFileSync('docs/performance.md', 'utf8');
  const blocks = [...page.matchAll(/<!-- bench: (\S+) -->/g)].map(([, name]) => name as string);
  const others = blocks.filter((name) => !['machine', 'aims'].includes(name));
  expect(new Set(others).size).toBe(others.length);
  expect(others.filter((name) => !existsSync(`test/bench/${name}.bench.ts`))).toEqual([]);
  expect(page.match(/<!-- end -->/g)).toHaveLength(blocks.length);
});
