// What buys availability, for people: what less of each number of a profile saves.

import type { Improvement, ParameterType } from '../../simulator/index.js';
import { durationText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import type { Colours } from '../terminal/style.js';

const right = 'right' as const;

/** The rest is in the JSON. */
const mostRows = 8;

const lessOf: Readonly<Record<ParameterType, string>> = {
  takes: '10 % shorter',
  arrives: '10 % less often',
  likely: '10 % less likely',
};

/** What less of a number saves, in words. */
export type ImprovementRow = readonly [what: string, change: string, saved: string];

/** Ranks what saves most, and leaves out what changes no second a year. */
export function improvementRows(ranked: readonly Improvement[]): ImprovementRow[] {
  const kinds = new Set(ranked.flatMap((each) => each.kinds));
  return ranked
    .filter(({ savedPerYearMs }) => Math.abs(savedPerYearMs) >= 1000)
    .sort((one, other) => Math.abs(other.savedPerYearMs) - Math.abs(one.savedPerYearMs))
    .slice(0, mostRows)
    .map((each) => [
      each.kinds.length < kinds.size ? `${each.key} (${each.kinds.join(', ')})` : each.key,
      lessOf[each.type],
      signedText(each.savedPerYearMs),
    ]);
}

/** The names of their columns. */
export const improvementHead = ['What', 'If it were', 'Saves per year'] as const;

/** The same as a table; nothing where nothing is felt. */
export function improvementTable(ranked: readonly Improvement[], colours: Colours): string[] {
  const rows = improvementRows(ranked);
  if (rows.length === 0) return [];
  return tableOf(improvementHead, rows, colours, ['left', 'left', right]);
}

const signedText = (ms: number) => `${ms < 0 ? '−' : ''}${durationText(Math.abs(ms))}`;
