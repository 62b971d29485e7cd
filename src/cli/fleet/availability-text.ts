// The exact answer for people.

import { kindNames, lifecycle } from '../../../machines/index.js';
import { formatDuration } from '../../plan/index.js';
import type { ExactAnswer, GroupAnswer, PointAvailability } from '../../simulator/index.js';
import { durationText, rateText, shareText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import { servingLabel, statusLabel } from '../terminal/state-label.js';
import type { Colours, Style } from '../terminal/style.js';
import { comparisonTable } from './comparison-text.js';
import { atOnceTable, causeTable, downtimeTable } from './downtime-text.js';
import { byStatus, getsThereLater } from './fleet-report.js';
import { improvementTable } from './improvement-text.js';
import type { Beside, ProfileAnswer } from './profile-answer.js';
import { profileHead } from './profile-head.js';

const none = '–';
const right = 'right' as const;
const decimals = 6;

/** What `availability` prints. */
export interface Availability extends ProfileAnswer {
  readonly beside?: Beside;
  readonly moments: readonly PointAvailability[];
}

/** Writes the exact answer, line by line. */
export function availabilityText(answer: Availability, { colours }: Style): string[] {
  const { profile, exact, beside, moments } = answer;
  const ranked = improvementTable(answer.improvements, colours);
  const groups = exact.groups.length > 1 ? ['', ...groupTable(exact.groups, colours)] : [];
  return [
    colours.bold(profile.name ?? 'A fleet without a name'),
    ...profileHead(answer, colours),
    '',
    ...figures(exact, colours),
    ...groups,
    '',
    ...downtimeTable(answer.distribution, colours),
    '',
    ...atOnceTable(answer, profile.instances, colours),
    ...causeTable(answer, colours),
    ...(ranked.length > 0 ? ['', ...ranked] : []),
    ...(beside ? ['', ...comparisonTable(answer, beside, colours)] : []),
    '',
    ...statusTable(exact, colours),
    ...exact.groups.flatMap((group) => ['', ...stateTable(group, exact, colours)]),
    '',
    ...momentTable(moments, colours),
  ];
}

function figures(exact: ExactAnswer, colours: Colours) {
  const { longRun, expected, creationSucceeds, everServes, meanTimeToServiceMs } = exact;
  const { outages } = longRun;
  const time = (ms: number | undefined) => (ms === undefined ? none : durationText(ms));
  const rows = [
    ['In the long run', 'Availability', shareText(longRun.availability, decimals)],
    ['', 'Downtime per year', durationText(longRun.downtimePerYearMs)],
    ['', 'Outages per year', outages ? rateText(outages.perYear) : 'none'],
    ['', 'Mean time between outages (MTBF)', time(outages?.meanTimeBetweenMs)],
    ['', 'Mean time to repair (MTTR)', time(outages?.meanTimeToRepairMs)],
    ['From birth', 'Creation succeeds', shareText(creationSucceeds, decimals)],
    ['', 'Ever serves', shareText(everServes, decimals)],
    ['', 'Mean time to first service', time(meanTimeToServiceMs)],
    [
      `In ${formatDuration(expected.horizonMs)} from birth`,
      'Serving share',
      shareText(expected.serving, decimals),
    ],
    ...(getsThereLater(exact)
      ? [
          ['', 'Has served', shareText(exact.servesByHorizon, decimals)],
          ['', 'Mean time to first service then', time(exact.meanTimeToServiceByHorizonMs)],
        ]
      : []),
  ];
  const caveat = expected.resolved ? [] : [`  (${expected.reason})`];
  return [...tableOf(['', '', ''], rows, colours, ['left', 'left', right]).slice(1), ...caveat];
}

function groupTable(groups: readonly GroupAnswer[], colours: Colours): string[] {
  const rows = groups.map(({ kind, weight, longRun }) => [
    kindNames[kind],
    shareText(weight, 1),
    shareText(longRun.availability, decimals),
    durationText(longRun.downtimePerYearMs),
    longRun.outages ? rateText(longRun.outages.perYear) : 'none',
    longRun.outages ? durationText(longRun.outages.meanTimeToRepairMs) : none,
  ]);
  return tableOf(
    ['Kind', 'Of the fleet', 'Availability', 'Downtime/year', 'Outages/year', 'MTTR'],
    rows,
    colours,
    ['left', right, right, right, right, right],
  );
}

function statusTable({ statusShares, expected }: ExactAnswer, colours: Colours): string[] {
  const ofTime = byStatus(expected.shares);
  const rows = [...ofTime].map(([status, share]) => [
    status,
    shareText(statusShares[status] ?? 0, decimals),
    shareText(share, decimals),
  ]);
  return tableOf(['Status', 'In the long run', 'Until the horizon'], rows, colours, [
    'left',
    right,
    right,
  ]);
}

function stateTable({ kind, states }: GroupAnswer, { groups }: ExactAnswer, colours: Colours) {
  const of = groups.length > 1 ? ` (${kindNames[kind]})` : '';
  const rows = states.map(({ name, serving, meanStayMs, causes }) => [
    servingLabel(statusLabel(name), serving, colours),
    durationText(meanStayMs),
    causes
      .map(({ name: cause, probability }) =>
        probability === 1 ? cause : `${cause} ${shareText(probability, 2)}`,
      )
      .join(', ') || 'nothing',
  ]);
  return tableOf([`State${of}`, 'Mean stay', 'Ended by'], rows, colours, ['left', right, 'left']);
}

function momentTable(moments: readonly PointAvailability[], colours: Colours): string[] {
  if (moments.length === 0) {
    const when = 'where all clocks are exponential, or all fixed';
    return [colours.dim(`  A(t), availability at a moment, is here only ${when}.`)];
  }
  const rows = moments.map(({ atMs, availability, shares }) => [
    formatDuration(atMs),
    shareText(availability, decimals),
    mostLikelyOutside(shares),
  ]);
  return tableOf(['After', 'A(t)', 'If not serving, most likely'], rows, colours, [
    right,
    right,
    'left',
  ]);
}

function mostLikelyOutside(shares: PointAvailability['shares']): string {
  const down = [...byStatus(shares)].filter(([status]) => !lifecycle.serves(status));
  const [most] = down.sort(([, a], [, b]) => b - a);
  return most && most[1] > 0 ? most[0] : none;
}
