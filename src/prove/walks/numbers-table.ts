// The numbers of walks as a small table for people.

import type { Numbers, Share } from './ledger.js';

/** Lays the numbers of walks out, a line for each. */
export function formatNumbers(title: string, numbers: readonly Numbers[]): string {
  const share = ({ seen, of }: Share) => `${seen}/${of}`;
  const rows = [
    ['', 'paths', 'snapshots', 'statuses', 'edges', 'steps', 'pairs of steps'],
    ...numbers.map(({ walk, paths, snapshots, statuses, edges, steps, pairs }) => [
      walk,
      paths.toLocaleString('en-GB'),
      snapshots.toLocaleString('en-GB'),
      ...[statuses, edges, steps, pairs].map(share),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return `${[title, ...lines].map((line) => `  ${line}`).join('\n')}\n`;
}
