// Two runs of the bench side by side: what became faster, what slower, and what is noise.

import { type Figure, spreadOfBoth } from './figure.js';
import { type BenchReport, columns, ratioOf, rounded } from './report.js';

/** What a run of the bench leaves in its file. */
export interface BenchRun {
  readonly node: string;
  readonly arch: string;
  readonly cpu: string;
  readonly cores?: number;
  /** How busy the machine was before, as so many cores. */
  readonly load?: number;
  readonly reports: readonly BenchReport[];
  /** All rows of the table of aims, those that were not measured as well. */
  readonly figures?: readonly Figure[];
}

/** One figure in both runs. */
export interface Change {
  readonly name: string;
  readonly before: number;
  readonly now: number;
  /** How many times as good as before: below 1 it fell. */
  readonly change: number;
  readonly spreadPercent: number;
  /** It fell by more than a tenth beyond the spread of both runs. */
  readonly fell: boolean;
}

/** What falls by less than this is not worth a word. */
const tenth = 0.1;

interface Comparable {
  readonly name: string;
  readonly value: number;
  readonly spreadPercent: number;
  readonly isLessBetter: boolean;
  /** It says something about another machine as well. */
  readonly isRatio: boolean;
}

/** The table's rows, and every contender's ratio to the baseline of its bench. */
function comparablesIn({ reports }: BenchRun): Comparable[] {
  return reports.flatMap((report) => {
    const baseline = report.measurements.find(({ name }) => name === report.baseline);
    const ratios = report.measurements
      .filter((each) => each !== baseline)
      .map((each) => ({
        name: `${report.bench}: ${each.name}`,
        value: ratioOf(report, each),
        spreadPercent: spreadOfBoth(each.spreadPercent, baseline?.spreadPercent ?? 0),
        isLessBetter: false,
        isRatio: true,
      }));
    const figures = (report.figures ?? []).flatMap(
      ({ row, unit, aim, value, spreadPercent = 0 }) =>
        value === undefined
          ? []
          : [
              {
                name: row,
                value,
                spreadPercent,
                isLessBetter: 'atMost' in aim,
                isRatio: unit === '×',
              },
            ],
    );
    return [...figures, ...ratios];
  });
}

/**
 * Compares what both runs have. What is no ratio is compared on the same machine with the same Node only.
 *
 * @returns what fell most first
 */
export function changesBetween(before: BenchRun, now: BenchRun): Change[] {
  const isSameMachine =
    before.cpu === now.cpu && before.node === now.node && before.arch === now.arch;
  const earlier = new Map(comparablesIn(before).map((each) => [each.name, each]));
  const changes = comparablesIn(now).flatMap((each): Change[] => {
    const old = earlier.get(each.name);
    if (!old || !(each.isRatio || isSameMachine)) return [];
    const change = each.isLessBetter ? old.value / each.value : each.value / old.value;
    const spreadPercent = spreadOfBoth(each.spreadPercent, old.spreadPercent);
    const fell = 1 - change > tenth + spreadPercent / 100;
    return [{ name: each.name, before: old.value, now: each.value, change, spreadPercent, fell }];
  });
  return changes.sort((a, b) => a.change - b.change);
}

/** Writes what changed as a table. */
export function printChanges(changes: readonly Change[]): string {
  const rows = changes.map(({ name, before, now, change, spreadPercent, fell }) => [
    name,
    rounded(before),
    rounded(now),
    `${rounded(change)} ×`,
    `± ${spreadPercent.toFixed(0)} %`,
    fell ? 'FELL' : '',
  ]);
  return columns(['', 'before', 'now', 'as good as before', '', ''], rows);
}
