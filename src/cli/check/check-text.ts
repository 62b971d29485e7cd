// What a check found, for people: the verdict, what is wrong with its reasons, and what was seen.

import type { LineIssue, SpeedWarning, TraceReport, Violation } from '../../observer/index.js';
import { unitName, unknownText } from '../../observer/internal.js';
import { onOneLine } from '../environment/failures.js';
import { countText } from '../terminal/figures.js';
import { tableOf, wrapped } from '../terminal/layout.js';
import type { Style } from '../terminal/style.js';
import { type CheckOutcome, countOf, inOptions, placeOf } from './outcome.js';

/** How many findings of a sort are written out. */
const most = 20;

/** Writes a report, line by line. */
export function checkText({ report, notes, plan }: CheckOutcome, style: Style): string[] {
  const { colours } = style;
  const { counts, violations, warnings, changes, times, from, to } = report;
  const span = from === undefined ? '' : `, ${from} to ${to}`;
  const readings = times.map(
    ({ unit, written, at }) =>
      `times are read as ${unitName(unit)} since 1970: ${onOneLine(written)} is ${at}`,
  );
  const units = times.map(({ unit }) => `times read as ${unitName(unit)} since 1970`);
  // Reports that were merged do not say by which.
  const by = [plan === undefined ? 'by the plan' : `by the plan ${plan}`, ...units].join('; ');
  const rows = changes.map(({ from, to, count, unseen, needs }) => [
    `${from} → ${to}`,
    countText(count),
    unseen.join(', ') || '–',
    needs,
  ]);
  const head = ['Change', 'Times', 'Passed unseen', 'Who was needed'];
  return [
    verdictLine(report, style),
    `  ${countOf(counts.observations, 'observation')} of ${countOf(counts.instances, 'instance')}${span}`,
    `  ${countOf(counts.pairs, 'pair')} compared, ${countOf(counts.changes, 'change')}, ${countText(counts.jumps)} of them with unseen steps`,
    ...[...readings, ...notes].map((line) => `  ${line}`),
    ...section('Violations', counts.violations, violations, (each) => violationLines(each, style)),
    ...section(`Warnings, ${by}`, counts.warnings, warnings, (each) => warningLines(each)),
    ...(rows.length > 0 ? ['', ...tableOf(head, rows, colours, ['left', 'right'])] : []),
    ...leftovers(report),
  ];
}

function verdictLine({ verdict, counts, because = '' }: TraceReport, { colours }: Style): string {
  if (verdict === 'conforming') return colours.green('✓ What was seen conforms to the lifecycle.');
  if (verdict === 'notJudged') {
    return colours.yellow(`? Not judged: ${onOneLine(inOptions(because))}`);
  }
  const count = countOf(counts.violations, 'violation');
  return colours.red(`✗ ${count}: the lifecycle excludes what was seen.`);
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
    problem ? `; the first: ${placeOf(problem)}: ${onOneLine(inOptions(problem.problem))}` : '';
  const lines = [
    counts.broken > 0 && `${countOf(counts.broken, 'broken line')}${first(broken)}`,
    counts.outOfOrder > 0 &&
      `${countOf(counts.outOfOrder, 'line')} out of order${first(outOfOrder)}`,
    counts.duplicates > 0 && `${countOf(counts.duplicates, 'duplicate')}${first(duplicates)}`,
    counts.unknownStatuses > 0 &&
      onOneLine(inOptions(unknownText(counts.unknownStatuses, unknownStatuses))),
    counts.blank > 0 && countOf(counts.blank, 'empty line'),
  ].filter((line) => line !== false);
  return lines.length > 0 ? ['', 'Passed over:', ...lines.map((line) => `  ${line}`)] : [];
}
