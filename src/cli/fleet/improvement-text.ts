// What buys availability, for people: what less of each number of a profile saves, and what a change does.

import type { ExactAnswer, Improvement, ParameterType } from '../../simulator/index.js';
import { durationText, rateText, shareText } from '../terminal/figures.js';
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

/** Ranks what saves most, and leaves out what changes no second a year. */
export function improvementTable(ranked: readonly Improvement[], colours: Colours): string[] {
  const felt = ranked
    .filter(({ savedPerYearMs }) => Math.abs(savedPerYearMs) >= 1000)
    .sort((one, other) => Math.abs(other.savedPerYearMs) - Math.abs(one.savedPerYearMs))
    .slice(0, mostRows);
  if (felt.length === 0) return [];
  const kinds = new Set(ranked.flatMap((each) => each.kinds));
  const rows = felt.map((each) => [
    each.kinds.length < kinds.size ? `${each.key} (${each.kinds.join(', ')})` : each.key,
    lessOf[each.type],
    signedText(each.savedPerYearMs),
  ]);
  return tableOf(['What', 'If it were', 'Saves per year'], rows, colours, ['left', 'left', right]);
}

/** Puts the long run of a changed profile beside that of the profile, with what it saves. */
export function whatIfTable(
  before: ExactAnswer,
  after: ExactAnswer,
  changes: readonly string[],
  colours: Colours,
): string[] {
  const [old, changed] = [before.longRun, after.longRun];
  const saved = old.downtimePerYearMs - changed.downtimePerYearMs;
  const perYear = ({ outages }: ExactAnswer['longRun']) => outages?.perYear ?? 0;
  const repair = ({ outages }: ExactAnswer['longRun']) => outages?.meanTimeToRepairMs;
  const time = (ms: number | undefined) => (ms === undefined ? '–' : durationText(ms));
  const rows = [
    ['Availability', shareText(old.availability, 6), shareText(changed.availability, 6)],
    ['Downtime per year', time(old.downtimePerYearMs), time(changed.downtimePerYearMs)],
    ['Outages per year', rateText(perYear(old)), rateText(perYear(changed))],
    ['Mean time to repair (MTTR)', time(repair(old)), time(repair(changed))],
  ];
  return [
    ...tableOf(['In the long run', 'Now', 'What if'], rows, colours, ['left', right, right]),
    '',
    `  With ${changes.join(' and ')}: ${differenceText(saved)} downtime a year.`,
  ];
}

const differenceText = (ms: number) => `${durationText(Math.abs(ms))} ${ms < 0 ? 'more' : 'less'}`;

const signedText = (ms: number) => `${ms < 0 ? '−' : ''}${durationText(Math.abs(ms))}`;
