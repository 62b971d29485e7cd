// The figures of two profiles beside each other, row by row, for text and pages.

import { countText, durationText, rateText, shareText } from '../terminal/figures.js';
import { betweenText, chanceText, levelText, quantileText } from './downtime-text.js';
import { atOnceSeen, type FleetReport, isSimulated } from './fleet-report.js';
import type { ProfileAnswer } from './profile-answer.js';

/** A figure of both. The first of its rows names what they have in common. */
export type ComparisonRow = readonly [of: string, figure: string, one: string, other: string];

const none = '–';
const time = (ms: number | undefined) => (ms === undefined ? none : durationText(ms));

/** The figures of both, row by row. */
export function comparisonRows(one: ProfileAnswer, other: ProfileAnswer): ComparisonRow[] {
  const both = (
    of: string,
    figure: string,
    text: (answer: ProfileAnswer) => string,
  ): ComparisonRow => [of, figure, text(one), text(other)];
  const outages = (answer: ProfileAnswer) => answer.exact.longRun.outages;
  return [
    both('In the long run', 'Availability', ({ exact }) =>
      shareText(exact.longRun.availability, 6),
    ),
    both('', 'Downtime per year', ({ exact }) => time(exact.longRun.downtimePerYearMs)),
    both('', 'Outages per year', (answer) => rateText(outages(answer)?.perYear ?? 0)),
    both('', 'Mean time between outages (MTBF)', (answer) =>
      time(outages(answer)?.meanTimeBetweenMs),
    ),
    both('', 'Mean time to repair (MTTR)', (answer) => time(outages(answer)?.meanTimeToRepairMs)),
    both('', 'Down at once, at 99 of 100 moments', ({ atOnce, within }) =>
      atOnce.type === 'known' && within.reachesLongRun ? `${countText(atOnce.p99)} at most` : none,
    ),
    ...causeRows(one, other),
    both('From birth', 'Creation succeeds', ({ exact }) => shareText(exact.creationSucceeds, 6)),
    both('', 'Mean time to first service', ({ exact }) => time(exact.meanTimeToServiceMs)),
    both('', 'Down at once, at 99 of 100 moments', ({ within: { p99 } }) =>
      p99 === undefined ? none : `${countText(p99)} at most`,
    ),
    both('', 'Most at once, in 99 of 100 fleets', ({ within: { most } }) =>
      most === undefined ? none : `${countText(most)} at most`,
    ),
    ...yearRows(one, other),
    ...(isSimulated(one) && isSimulated(other) ? simulatedRows(one, other) : []),
  ];
}

function causeRows(one: ProfileAnswer, other: ProfileAnswer): ComparisonRow[] {
  const names = new Set([one, other].flatMap(({ causes }) => causes.map(({ cause }) => cause)));
  return [...names].map((name, i) => {
    const text = ({ causes }: ProfileAnswer) =>
      time(causes.find(({ cause }) => cause === name)?.downtimePerYearMs);
    return [i === 0 ? 'Downtime a year by cause' : '', name, text(one), text(other)];
  });
}

function yearRows({ distribution: one }: ProfileAnswer, { distribution: other }: ProfileAnswer) {
  const rows = [
    ...one.quantiles.map((quantile, i) => [
      `Downtime, ${quantileText(quantile)}`,
      betweenText(quantile),
      betweenText(other.quantiles[i] ?? quantile),
    ]),
    ...one.levels.map(({ level, broken }, i) => [
      `Breaks ${levelText(level)}`,
      chanceText(broken),
      chanceText(other.levels[i]?.broken ?? broken),
    ]),
  ] as [string, string, string][];
  return rows.map((row, i): ComparisonRow => [i === 0 ? 'In the first 365d' : '', ...row]);
}

function simulatedRows(one: FleetReport, other: FleetReport): ComparisonRow[] {
  const both = (figure: string, text: (report: FleetReport) => string) =>
    [figure, text(one), text(other)] as const;
  const rows = [
    both('Instances', ({ simulated }) => countText(simulated.instances)),
    both('Serving share', ({ simulated }) => shareText(simulated.servingShare.mean)),
    both('Downtime per year', ({ simulated }) => time(simulated.downtimeMsPerYear)),
    both('Outages a year, each', ({ simulated }) => rateText(simulated.outages.perInstanceYear)),
    both('MTBF', ({ simulated }) => time(simulated.outages.meanTimeBetweenMs)),
    both('MTTR', ({ simulated }) => time(simulated.outages.meanTimeToRepairMs)),
    both('Longest outage', ({ simulated }) => time(simulated.outages.longestMs)),
    both('Most down at once, after birth', (report) => countText(atOnceSeen(report).most)),
  ];
  return rows.map((row, i): ComparisonRow => [i === 0 ? 'Simulated' : '', ...row]);
}
