// What the bench says of its own figures: met or missed, and what fell since another run.

import { type BenchRun, changesBetween, printChanges } from './compare.js';
import { type Figure, figureOf, verdictOf } from './figure.js';
import { figuresInOrder, missingFigures, printFigures } from './figures-table.js';

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
