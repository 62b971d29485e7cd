// What a replay shows, for people.

import type { ComparedStatuses, Comparison, OperationDifference } from '../../client/internal.js';
import { onOneLine } from '../environment/failures.js';
import { shortDuration } from '../terminal/durations.js';
import { countText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import { cut } from '../terminal/printable.js';
import type { Style } from '../terminal/style.js';

/** How wide a cell with text of the service is, in columns. */
const widest = 44;

const words: Readonly<Record<OperationDifference['type'], string>> = {
  status: 'HTTP status',
  code: 'error code',
  missing: 'missing now',
  added: 'new now',
  fieldType: 'type',
};

/** Writes a comparison, line by line. */
export function replayText(comparison: Comparison, style: Style, explain: boolean): string[] {
  const { differences, unsent } = comparison;
  const lives = comparison.statuses.filter(({ type }) => type !== 'same');
  return [
    headline(comparison, style),
    ...(differences.length > 0 ? ['', ...differenceTable(differences, style)] : []),
    ...(explain ? sources(differences) : []),
    ...(lives.length > 0 ? ['', 'Statuses', ...lives.flatMap(statusLines)] : []),
    ...(unsent.length > 0 ? ['', 'Not sent'] : []),
    ...unsent.map(({ n, reason }) => `  #${n}: ${onOneLine(reason)}`),
  ];
}

function headline(comparison: Comparison, { colours }: Style): string {
  const { answers, operations, fields, statuses, differences, unsent } = comparison;
  const same = statuses.every(({ type }) => type === 'same');
  const isClean = differences.length === 0 && unsent.length === 0 && same;
  const mark = isClean ? colours.green('✓') : colours.red('✗');
  const share = `${countText(fields.different)} of ${countText(fields.compared)} fields differ`;
  return `${mark} ${share}; ${countText(answers)} answers of ${countText(operations)} operations`;
}

function differenceTable(differences: readonly OperationDifference[], { colours }: Style) {
  const rows = differences.map((each) => [
    cut(each.operation, widest),
    words[each.type],
    cut(each.type === 'status' ? '' : each.field || 'the body', widest),
    cut(each.recorded, widest),
    cut(each.replayed, widest),
    numbers(each.requests),
  ]);
  const head = ['Operation', 'Differs in', 'Field', 'Recorded', 'Replayed', 'Requests'];
  return tableOf(head, rows, colours);
}

/** `#3, #12 and 4 more`. */
function numbers(requests: readonly number[]): string {
  const shown = requests.slice(0, 3).map((n) => `#${n}`);
  const more = requests.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function sources(differences: readonly OperationDifference[]): string[] {
  const found = new Map(differences.map(({ operation, source }) => [operation, source]));
  return [
    ...(found.size > 0 ? [''] : []),
    ...[...found].map(
      ([operation, source]) =>
        `  ${onOneLine(operation)}: ${source ?? 'no operation is known here'}`,
    ),
  ];
}

function statusLines({ instance, type, recorded, replayed }: ComparedStatuses): string[] {
  const line = (seen: ComparedStatuses['recorded']) =>
    seen.map(({ status, atMs }) => `${onOneLine(status)} at ${shortDuration(atMs)}`).join(', ') ||
    'never seen';
  return [
    `  ${onOneLine(instance)}: ${type === 'order' ? 'other statuses' : 'other times'}`,
    `    recorded  ${line(recorded)}`,
    `    replayed  ${line(replayed)}`,
  ];
}
