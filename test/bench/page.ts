// The figures of a run in docs/performance.md: each block between `<!-- bench: name -->` and `<!-- end -->` is written
// anew, and the words around it stay.

import { aims } from './aims.js';
import type { BenchRun } from './compare.js';
import { verdictOf } from './figure.js';
import { aimText, figureText } from './figures-table.js';
import { type Growth, sizes } from './growth/growth.js';
import { inWords } from './growth/picture.js';
import { type BenchReport, ratioOf, rounded } from './report.js';

/** The picture of a growth, from the folder of the page. */
export const pictureFile = ({ name }: Growth): string => `pictures/growth-${name}.svg`;

/**
 * Fills in what a run has found. Blocks of benches that did not run stay as they are, and so do the table of aims and
 * the name of the machine unless all of them ran.
 */
export function filledIn(page: string, run: BenchRun): string {
  return page.replaceAll(
    /(<!-- bench: (\S+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (block, begin: string, name: string, end: string) => {
      const text = textOf(name, run);
      return text === undefined ? block : `${begin}\n${text}\n\n${end}`;
    },
  );
}

function textOf(name: string, run: BenchRun): string | undefined {
  if (['machine', 'aims'].includes(name) && !isWhole(run)) return undefined;
  if (name === 'machine') {
    const { node, arch, cpu, cores = 1, load = 0 } = run;
    return `Node ${node.slice(1)}, ${arch}, ${cpu}, ${cores} cores; load ${rounded(load)} at the start.`;
  }
  if (name === 'aims') return aimsOf(run);
  const report = run.reports.find(({ bench }) => bench === name);
  if (!report) return undefined;
  return name === 'growth' ? growthOf(growthsIn(run)) : contendersOf(report);
}

/** Everything that grows, of all benches, the emulator first. */
export const growthsIn = ({ reports }: BenchRun): Growth[] =>
  reports
    .toSorted((a, b) => Number(b.bench === 'growth') - Number(a.bench === 'growth'))
    .flatMap((report) => report.growth ?? []);

/** Whether all benches ran. */
const isWhole = ({ figures = [] }: BenchRun): boolean =>
  Object.keys(aims).every((row) => figures.some((figure) => figure.row === row));

function aimsOf({ figures = [] }: BenchRun): string {
  const rows = figures.map((figure) => [
    figure.row,
    aimText(figure),
    figureText(figure),
    figure.spreadPercent === undefined ? '' : `± ${figure.spreadPercent.toFixed(0)} %`,
    figure.why === undefined ? verdictOf(figure) : `${verdictOf(figure)}: ${figure.why}`,
    `\`${figure.bench}\``,
  ]);
  const limits = figures.map(({ row, limit }) => `- ${row}: ${limit}.`);
  return [
    table(['', 'aim', 'figure', 'spread', 'verdict', 'bench'], rows),
    '',
    'What holds each of them back:',
    '',
    ...limits,
  ].join('\n');
}

function contendersOf(report: BenchReport): string {
  const facts = new Map(report.facts ?? []);
  const names = new Set(report.measurements.map(({ name }) => name));
  const isTold = report.measurements.some(({ name }) => facts.has(name));
  const rows = report.measurements.map((measurement) => [
    measurement.name,
    timeText(measurement.nanoseconds),
    `± ${measurement.spreadPercent.toFixed(0)} %`,
    rounded(ratioOf(report, measurement)),
    ...(isTold ? [facts.get(measurement.name) ?? ''] : []),
  ]);
  const head = ['', `time for one ${report.unit}`, 'spread', `times as fast as ${report.baseline}`];
  const others = [...facts].filter(([name]) => !names.has(name));
  return [
    `\`npm run bench -- ${report.bench}\`: ${report.work}.`,
    '',
    table(isTold ? [...head, ''] : head, rows),
    ...(others.length > 0 ? ['', ...others.map(([name, fact]) => `- ${name}: ${fact}`)] : []),
  ].join('\n');
}

function growthOf(all: readonly Growth[]): string {
  const pictures = all.map((each) => `![${each.title}: ${inWords(each)}](${pictureFile(each)})`);
  const isUsual = (growth: Growth) => sizesOf([growth]).every((size) => usual.has(size));
  const tables = [all.filter(isUsual), all.filter((each) => !isUsual(each))]
    .filter(({ length }) => length > 0)
    .map(growthTable);
  return [pictures.join('\n'), ...tables].join('\n\n');
}

const usual: ReadonlySet<number> = new Set(sizes);

const sizesOf = (all: readonly Growth[]): number[] =>
  [...new Set(all.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(sizeOf))))].sort(
    (a, b) => a - b,
  );

function growthTable(all: readonly Growth[]): string {
  const columns = sizesOf(all);
  const rows = all.flatMap(({ title, of, unit, lines }) =>
    lines.map((line) => [
      lines.length > 1 ? `${title}: ${line.name}` : title,
      `${unit}, by ${of}`,
      ...columns.map((size) => {
        const point = line.points.find((each) => each.size === size);
        return point ? rounded(point.value) : '';
      }),
    ]),
  );
  return table(['', '', ...columns.map((size) => size.toLocaleString('en'))], rows);
}

const sizeOf = ({ size }: { readonly size: number }): number => size;

/** `59.1 µs` */
function timeText(nanoseconds: number): string {
  const units = [
    ['ns', 1],
    ['µs', 1e3],
    ['ms', 1e6],
    ['s', 1e9],
  ] as const;
  const [unit, size] = units.findLast(([, each]) => nanoseconds >= each) ?? units[0];
  return `${rounded(nanoseconds / size)} ${unit}`;
}

/** A table whose first column is text. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
