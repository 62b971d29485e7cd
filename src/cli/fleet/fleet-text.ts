// A run for people: the two answers side by side, the outages, the statuses, the transitions.

import type { ExactAnswer, FleetResult, QuantileInterval } from '../../simulator/index.js';
import { yearMs } from '../../simulator/internal.js';
import {
  countText,
  decimalsFor,
  durationText,
  rateText,
  shareText,
  zText,
} from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import { servingLabel, statusLabel } from '../terminal/state-label.js';
import type { Colours, Style } from '../terminal/style.js';
import { comparisonTable } from './comparison-text.js';
import { atOnceTable, causeTable, downtimeTable } from './downtime-text.js';
import {
  agreementText,
  atOnceSeen,
  byStatus,
  creationChance,
  type FleetReport,
  getsThereLater,
} from './fleet-report.js';
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
  const { profile, simulated, partialOf, causes } = report;
  const ranked = improvementTable(report.improvements, colours);
  return [
    colours.bold(titleOf(report)),
    ...profileHead(report, colours),
    ...(partialOf === undefined
      ? []
      : ['', colours.yellow(partialText(simulated.instances, partialOf))]),
    '',
    ...answers(report, colours),
    '',
    judgement(report, colours),
    ...rare(report, colours),
    ...(profile.groups.length > 1 ? ['', ...kinds(report, colours)] : []),
    '',
    ...outages(simulated, colours),
    '',
    ...downtimeTable(report.distribution, colours),
    '',
    ...atOnceTable(report.atOnce, simulated.instances, colours, atOnceSeen(report)),
    ...(causes.length > 0 ? ['', ...causeTable(causes, colours)] : []),
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

function answers(
  { simulated, exact, fleetShare, standardErrorsApart }: FleetReport,
  colours: Colours,
): string[] {
  const { servingShare: serving, creations, service, downtimeMsPerYear } = simulated;
  const { longRun, meanTimeToServiceMs, meanTimeToServiceByHorizonMs } = exact;
  const decimals = decimalsFor(2 * serving.standardError);
  const success = creations.successShare;
  const chance = creationChance(exact);
  const yearly = (share: number) => durationText((1 - share) * yearMs);
  const rows = [
    [
      'Serving share',
      shareText(serving.mean, decimals),
      `${shareText(serving.low, decimals)} to ${shareText(serving.high, decimals)}`,
      shareText(exact.expected.serving, decimals),
      zText(standardErrorsApart),
    ],
    ...(fleetShare.type === 'known'
      ? [['  of 95 in 100 such fleets', '', '', fleetShareText(fleetShare), '']]
      : []),
    [
      'Downtime per year',
      durationText(downtimeMsPerYear),
      `${yearly(serving.high)} to ${yearly(serving.low)}`,
      yearly(exact.expected.serving),
      '',
    ],
    [
      'Creations that succeed',
      success ? shareText(success.mean) : none,
      success ? `${shareText(success.low)} to ${shareText(success.high)}` : '',
      chance === undefined ? none : shareText(chance),
      '',
    ],
    [
      'Time to first service',
      time(service.meanMsToService),
      '',
      time(meanTimeToServiceByHorizonMs),
      '',
    ],
    ...(getsThereLater(exact)
      ? [['  however long it takes', none, '', time(meanTimeToServiceMs), '']]
      : []),
    ...outageRows(simulated, longRun),
  ];
  return tableOf(['', 'Simulated', '95 % interval', 'Exact', 'z'], rows, colours, [
    'left',
    right,
    'left',
    right,
    right,
  ]);
}

/** The exact bounds of the share of such a fleet, with the digits that they differ by. */
export function fleetShareText({ lower, upper }: KnownFleetShare): string {
  const decimals = decimalsFor(upper - lower);
  return `${shareText(lower, decimals)} to ${shareText(upper, decimals)}`;
}

type KnownFleetShare = Extract<FleetReport['fleetShare'], { type: 'known' }>;

function outageRows({ outages }: FleetResult, longRun: ExactAnswer['longRun']): string[][] {
  return [
    [
      'Outages a year, each',
      rateText(outages.perInstanceYear),
      '',
      `${rateText(longRun.outages?.perYear ?? 0)} in the long run`,
      '',
    ],
    [
      'Mean time between outages (MTBF)',
      time(outages.meanTimeBetweenMs),
      '',
      `${time(longRun.outages?.meanTimeBetweenMs)} in the long run`,
      '',
    ],
    [
      'Mean time to repair (MTTR)',
      time(outages.meanTimeToRepairMs),
      '',
      `${time(longRun.outages?.meanTimeToRepairMs)} in the long run`,
      '',
    ],
  ];
}

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
  const { count, p50Ms, p95Ms, p99Ms, longestMs, open, intervals } = seen;
  const between = ({ lowMs, highMs }: QuantileInterval) =>
    highMs === undefined
      ? lowMs === 0
        ? 'too few to tell'
        : `at least ${durationText(lowMs)}`
      : `${durationText(lowMs)} to ${durationText(highMs)}`;
  const known = intervals && [intervals.p50, intervals.p95, intervals.p99].map(between);
  return tableOf(
    ['Outages', 'p50', 'p95', 'p99', 'Longest', 'Cut short by the horizon'],
    [
      [countText(count), time(p50Ms), time(p95Ms), time(p99Ms), time(longestMs), countText(open)],
      ...(known ? [['95 % interval', ...known, '', '']] : []),
    ],
    colours,
    [right, right, right, right, right, right],
  );
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
