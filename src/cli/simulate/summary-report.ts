// A summary for people: time per status, and what it was like for those who use the instance.

import { lifecycle } from '../../../machines/index.js';
import { formatDuration } from '../../plan/index.js';
import type { Timeline, UnplannedCount } from '../../simulator/index.js';
import { unplannedEvents } from '../../simulator/internal.js';
import { tableOf, wrapped } from '../terminal/layout.js';
import { servingLabel, statusLabel } from '../terminal/state-label.js';
import type { Style } from '../terminal/style.js';

/** Writes what a timeline comes to, line by line. */
export function summaryReport({ summary, end }: Timeline, { colours, columns }: Style): string[] {
  const statuses = summary.statuses
    .filter(({ visits }) => visits > 0)
    .map(({ status, totalMs, share, visits }) => [
      servingLabel(status, lifecycle.serves(status), colours),
      formatDuration(totalMs),
      formatShare(share),
      String(visits),
    ]);
  const { outages, requests } = summary;
  const pairs = [
    ['Serving', `${formatShare(summary.servingShare)}, ${formatDuration(summary.servingMs)}`],
    ['Outages', outagesText(outages)],
    ['Requests', `${requests.accepted} accepted, ${requests.refused} refused`],
    // The first sort is always told, the others where they came.
    ...unplannedEvents
      .filter(({ list }, i) => i === 0 || countOf(summary[list]) > 0)
      .map(({ list }) => [capital(list), unplannedText(summary[list])]),
  ];
  const widest = Math.max(...pairs.map(([name = '']) => name.length));
  return [
    endText(end),
    '',
    ...tableOf(['Status', 'Time', 'Share', 'Visits'], statuses, colours, [
      'left',
      'right',
      'right',
      'right',
    ]),
    '',
    ...tableOf(['', ''], pairs.flatMap(fitting(columns - widest - 4)), colours).slice(1),
  ];
}

/** Continues a text that is too long for its line on the next ones. */
const fitting =
  (width: number) =>
  ([name = '', text = '']: readonly string[]): string[][] =>
    wrapped(text, width).map((line, i) => [i === 0 ? name : '', line]);

function endText({ atMs, state, because, goal }: Timeline['end']): string {
  const after = `after ${formatDuration(atMs)}`;
  switch (because) {
    case 'time':
      return `The end, ${after}: the instance is ${statusLabel(state)}.`;
    case 'reached':
      return `${goal} was reached ${after}.`;
    case 'notReached':
      return `${goal} was NOT reached: ${after} the instance is ${statusLabel(state)}.`;
    case 'deleted':
      return `The instance was deleted ${after}.`;
  }
}

function outagesText({ count, totalMs, longestMs, meanMs }: Timeline['summary']['outages']) {
  if (meanMs === null) return 'none';
  const [total, longest, mean] = [totalMs, longestMs, Math.round(meanMs)].map(formatDuration);
  return `${count}, ${total} in all, the longest ${longest}, on average ${mean}`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const countOf = ({ taken, withoutEffect }: UnplannedCount) => taken + withoutEffect;

function unplannedText({ taken, withoutEffect }: UnplannedCount) {
  if (taken + withoutEffect === 0) return 'none';
  return withoutEffect === 0 ? String(taken) : `${taken}, and ${withoutEffect} without effect`;
}

/** Writes a share in percent, never rounding what is not everything up to everything. */
export function formatShare(share: number | null): string {
  if (share === null) return '–';
  if (share > 0 && share < 1e-6) return '< 0.0001 %';
  const most = share < 1 ? 999_999 : 1_000_000;
  return `${(Math.min(Math.round(share * 1e6), most) / 1e4).toFixed(4)} %`;
}
