// A run for people: the two answers side by side, the outages, the statuses, the transitions.

import type { FleetResult, QuantileInterval } from '../../simulator/index.js';
import { countText, durationText, shareText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import { servingLabel, statusLabel } from '../terminal/state-label.js';
import type { Colours, Style } from '../terminal/style.js';
import { answersTable } from './answers-table.js';
import { comparisonTable } from './comparison-text.js';
import { atOnceTable, causeTable, downtimeTable } from './downtime-text.js';
import { agreementText, atOnceSeen, byStatus, type FleetReport } from './fleet-report.js';
import { improvementTable } from './improvement-text.js';
import { kindHead, kindRows } from './kind-rows.js';
import type { Beside } from './profile-answer.js';
import { profileHead } from './profile-head.js';
import { rareHead, rareNote, rareRows } from './rare-rows.js';

const none = '–';
const right = 'right' as const;
const time = (ms: number | undefined) => (ms === undefined ? none : durationText(ms));

/** Writes a report, line by line. */
export function fleetText(report: FleetReport, { colours }: Style, beside?: Beside): string[] {
  const { profile, simulated, partialOf } = report;
  const ranked = improvementTable(report.improvements, colours);
  return [
    colours.bold(titleOf(report)),
    ...profileHead(report, colours),
    ...(partialOf === undefined
      ? []
      : ['', colours.yellow(partialText(simulated.instances, partialOf))]),
    '',
    ...answersTable(report, colours),
    '',
    judgement(report, colours),
    ...rare(report, colours),
    ...(profile.groups.length > 1 ? ['', ...kinds(report, colours)] : []),
    '',
    ...outages(simulated, colours),
    '',
    ...downtimeTable(report.distribution, colours),
    '',
    ...atOnceTable(report, simulated.instances, colours, atOnceSeen(report)),
    ...causeTable(report, colours),
    ...(ranked.length > 0 ? ['', ...ranked] : []),
    ...(beside ? ['', ...comparisonTable(report, beside, colours)] : []),
    '',
    ...statuses(report, colours),
    '',
    ...transitions(simulated, colours),
  ];
}

/** What to call a run. */
export const titleOf = ({ profile }: Pick<FleetReport, 'profile'>): string =>
  profile.name ?? 'A fleet without a name';

/** Says that only so many instances were simulated. */
export const partialText = (instances: number, of: number): string =>
  `PARTIAL: interrupted after ${countText(instances)} of ${countText(of)} instances; all figures are of those.`;

function judgement(report: FleetReport, { green, yellow, red }: Colours): string {
  const colour = { agree: green, 'cannot tell': yellow, disagree: red }[report.verdict];
  return colour(agreementText(report));
}

function rare(report: FleetReport, colours: Colours): string[] {
  const rows = rareRows(report);
  if (rows.length === 0) return [];
  const table = tableOf(rareHead, rows, colours, ['left', right, right, 'left', right]);
  return ['', ...table, ...rareNote(report).map((line) => colours.dim(`  ${line}`))];
}

function kinds(report: FleetReport, colours: Colours): string[] {
  return tableOf(kindHead, kindRows(report), colours, ['left', right, right, right, right, right]);
}

function outages({ outages: seen }: FleetResult, colours: Colours): string[] {
  const { count, p50Ms, p95Ms, p99Ms, longestMs, open, intervals, whyNoIntervals } = seen;
  const between = ({ lowMs, highMs }: QuantileInterval) =>
    highMs === undefined
      ? lowMs === 0
        ? 'too few to tell'
        : `at least ${durationText(lowMs)}`
      : `${durationText(lowMs)} to ${durationText(highMs)}`;
  const known = intervals && [intervals.p50, intervals.p95, intervals.p99].map(between);
  const table = tableOf(
    ['Outages', 'p50', 'p95', 'p99', 'Longest', 'Cut short by the horizon'],
    [
      [countText(count), time(p50Ms), time(p95Ms), time(p99Ms), time(longestMs), countText(open)],
      ...(known ? [['95 % interval', ...known, '', '']] : []),
    ],
    colours,
    [right, right, right, right, right, right],
  );
  if (whyNoIntervals === undefined) return table;
  return [...table, colours.dim(`  No 95 % intervals: ${whyNoIntervals}.`)];
}

function statuses({ simulated, exact }: FleetReport, colours: Colours): string[] {
  const expected = byStatus(exact.expected.shares);
  const rows = simulated.statuses.map(({ status, serving, share, stays, meanDwellMs }) => [
    servingLabel(status, serving, colours),
    shareText(share, 6),
    shareText(expected.get(status) ?? 0, 6),
    time(meanDwellMs),
    countText(stays),
  ]);
  return tableOf(['Status', 'Share', 'Exact', 'Mean dwell', 'Stays'], rows, colours, [
    'left',
    right,
    right,
    right,
    right,
  ]);
}

function transitions({ transitions: taken }: FleetResult, colours: Colours): string[] {
  const rows = taken.map(({ from, event, to, count }) => [
    statusLabel(from),
    event,
    statusLabel(to),
    countText(count),
  ]);
  return tableOf(['From', 'Event', 'To', 'Taken'], rows, colours, ['left', 'left', 'left', right]);
}
