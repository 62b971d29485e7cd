// What a check found, for people: the verdict, what is wrong with its reasons, and what was seen.

import type { LineIssue, SpeedWarning, TraceReport, Violation } from '../../observer/index.js';
import { onOneLine } from '../environment/failures.js';
import { countText } from '../terminal/figures.js';
import { tableOf, wrapped } from '../terminal/layout.js';
import type { Style } from '../terminal/style.js';

/** How many findings of a sort are written out. */
const most = 20;

/** Writes a report, line by line. */
export function checkText(report: TraceReport, style: Style): string[] {
  const { colours } = style;
  const { counts, violations, warnings, changes } = report;
  const isFine = report.verdict === 'conforming';
  const verdict = isFine
    ? colours.green('✓ What was seen conforms to the lifecycle.')
    : colours.red(
        `✗ ${countOf(counts.violations, 'violation')}: the lifecycle excludes what was seen.`,
      );
  const rows = changes.map(({ from, to, count, unseen, needs }) => [
    `${from} → ${to}`,
    countText(count),
    unseen.join(', ') || '–',
    needs,
  ]);
  const head = ['Change', 'Times', 'Passed unseen', 'Who was needed'];
  return [
    verdict,
    `  ${countOf(counts.observations, 'observation')} of ${countOf(counts.instances, 'instance')}, ${report.from} to ${report.to}`,
    `  ${countOf(counts.pairs, 'pair')} compared, ${countOf(counts.changes, 'change')}, ${countText(counts.jumps)} of them with unseen steps`,
    ...section('Violations', counts.violations, violations, (each) => violationLines(each, style)),
    ...section('Warnings', counts.warnings, warnings, (each) => warningLines(each)),
    ...(rows.length > 0 ? ['', ...tableOf(head, rows, colours, ['left', 'right'])] : []),
    ...leftovers(report),
  ];
}

function section<T>(
  title: string,
  count: number,
  findings: readonly T[],
  linesOf: (finding: T) => string[],
): string[] {
  if (count === 0) return [];
  const left = count - Math.min(most, findings.length);
  return [
    '',
    `${title}:`,
    ...findings.slice(0, most).flatMap(linesOf),
    ...(left > 0 ? [`  … and ${countText(left)} more`] : []),
  ];
}

function violationLines(violation: Violation, { colours, columns }: Style): string[] {
  const { instanceId, from, to, because, nearest } = violation;
  const what = to.status ?? to.request ?? 'kind';
  const pair = from ? `${from.status} → ${what}` : what;
  const before = from ? [`before: ${from.status} at ${from.at}, ${placeOf(from)}`] : [];
  const notes = [...before, because, ...(nearest ? [`nearest: ${nearest.message}`] : [])];
  return [
    `  ${colours.bold(placeOf(to))}  ${to.at}  ${onOneLine(instanceId)}: ${colours.red(pair)}`,
    ...notes.flatMap((note) =>
      wrapped(onOneLine(note), columns - 6).map((line) => `      ${line}`),
    ),
  ];
}

const warningLines = ({ instanceId, to, message }: SpeedWarning): string[] => [
  `  ${placeOf(to)}  ${to.at}  ${onOneLine(instanceId)}: ${onOneLine(message)}`,
];

/** What was not checked: counted, and never dropped silently. */
function leftovers({
  counts,
  broken,
  outOfOrder,
  duplicates,
  unknownStatuses,
}: TraceReport): string[] {
  const first = ([problem]: readonly LineIssue[]) =>
    problem ? `; the first: ${placeOf(problem)}: ${onOneLine(problem.problem)}` : '';
  const words = unknownStatuses.slice(0, 5).map(({ status }) => onOneLine(status));
  const lines = [
    counts.broken > 0 && `${countOf(counts.broken, 'broken line')}${first(broken)}`,
    counts.outOfOrder > 0 &&
      `${countOf(counts.outOfOrder, 'line')} out of order${first(outOfOrder)}`,
    counts.duplicates > 0 && `${countOf(counts.duplicates, 'duplicate')}${first(duplicates)}`,
    counts.unknownStatuses > 0 &&
      `${countOf(counts.unknownStatuses, 'observation')} of a status that the lifecycle does not know: ${words.join(', ')}`,
    counts.blank > 0 && countOf(counts.blank, 'empty line'),
  ].filter((line) => line !== false);
  return lines.length > 0 ? ['', 'Passed over:', ...lines.map((line) => `  ${line}`)] : [];
}

/** A place for people: `file:line`. */
export function placeOf({ source, line }: { source?: string; line: number }): string {
  return source === undefined ? `line ${line}` : `${onOneLine(source)}:${line}`;
}

/** A number of things, with the plural where it belongs. */
export const countOf = (count: number, thing: string): string =>
  `${countText(count)} ${thing}${count === 1 ? '' : 's'}`;
