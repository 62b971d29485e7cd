// The table of aims: what a run was to come to, what it came to, and what holds back what missed its aim.

import { aims, type Row } from './aims.js';
import { type Figure, figureOf, verdictOf } from './figure.js';
import { columns, rounded } from './report.js';

/** The rows of a run, in the order of the aims. */
export function figuresInOrder(found: readonly Figure[]): Figure[] {
  const order = Object.keys(aims);
  return found.toSorted((a, b) => order.indexOf(a.row) - order.indexOf(b.row));
}

/** A row for each aim of these benches that nothing was found for. */
export function missingFigures(
  found: readonly Figure[],
  whyOf: (bench: string) => string | undefined,
): Figure[] {
  return (Object.keys(aims) as Row[]).flatMap((row) => {
    const why = whyOf(aims[row].bench);
    if (why === undefined || found.some((figure) => figure.row === row)) return [];
    return [figureOf(row, { why })];
  });
}

/** Writes all rows with their aims and verdicts, and below them what holds back those that missed theirs. */
export function printFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { row, spreadPercent, why } = figure;
    return [
      row,
      aimText(figure),
      figureText(figure),
      spreadPercent === undefined ? '' : `± ${spreadPercent.toFixed(0)} %`,
      why === undefined ? verdictOf(figure) : `${verdictOf(figure)}: ${why}`,
    ];
  });
  const table = columns(['', 'aim', 'figure', 'spread', 'verdict'], rows, [0, 4]);
  const missed = figures.filter((figure) => verdictOf(figure) === 'missed');
  if (missed.length === 0) return table;
  const limits = missed.map(({ row, limit }) => `  ${row}: ${limit}`);
  return [table, '', 'What holds back what was missed:', ...limits].join('\n');
}

/** `≤ 300 ms` */
export const aimText = ({ aim, unit }: Figure): string =>
  'atMost' in aim ? `≤ ${rounded(aim.atMost)} ${unit}` : `≥ ${rounded(aim.atLeast)} ${unit}`;

/** `249 ms`, or nothing. */
export const figureText = ({ value, unit }: Figure): string =>
  value === undefined ? '' : `${rounded(value)} ${unit}`;
