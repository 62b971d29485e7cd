// What the bench says of its own figures: met or missed, and what fell since another run.

import { type BenchRun, changesBetween, printChanges, printFigures } from './compare.js';
import { type Figure, verdictOf } from './figure.js';

const machine = { node: 'v20', arch: 'x64', cpu: 'one' };
const ratio = (value: number, spreadPercent = 1): Figure => ({
  row: 'GET, of bare node:http',
  unit: '×',
  aim: { atLeast: 0.65 },
  value,
  spreadPercent,
});
const time = (value: number): Figure => ({
  row: '--help',
  unit: 'ms',
  aim: { atMost: 80 },
  value,
  spreadPercent: 2,
});

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
  const { row, unit, aim } = ratio(1);
  const [, line] = printFigures([{ row, unit, aim, why: 'no cc' }]).split('\n');
  expect(line).toMatch(/^GET, of bare node:http {2}≥ 0.65 × +not measured: no cc$/);
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
