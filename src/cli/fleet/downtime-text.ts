// Downtime, for people: how it differs from instance to instance, what begins it, and how many are down at once.

import { formatDuration } from '../../plan/index.js';
import type { Bounds, DowntimeDistribution, DowntimeQuantile } from '../../simulator/index.js';
import { countText, durationText, rateText, shareText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import type { Colours } from '../terminal/style.js';
import { causeHead, causeNote, causeRows, kindCauseRows } from './cause-rows.js';
import { type AtOnceSeen, isSimulated } from './fleet-report.js';
import type { ProfileAnswer } from './profile-answer.js';

const right = 'right' as const;

/** Lists the quantiles of the downtime, and how likely each service level is broken. */
export function downtimeTable(distribution: DowntimeDistribution, colours: Colours): string[] {
  const quantiles = distribution.quantiles.map((quantile) => [
    quantileText(quantile),
    betweenText(quantile),
  ]);
  const levels = distribution.levels.map(({ level, allowedMs, broken }) => [
    levelText(level),
    durationText(allowedMs),
    chanceText(broken),
  ]);
  const head = ['Service level', 'Allows a year', 'An instance breaks it'];
  return [
    ...tableOf(['Downtime', 'In an instance’s first 365d'], quantiles, colours, ['left', 'left']),
    '',
    ...tableOf(head, levels, colours, ['left', right, right]),
  ];
}

/** Lists what begins outages, with its count, its downtime and its share; of a mix kind by kind, too. */
export function causeTable(answer: ProfileAnswer, colours: Colours): string[] {
  const rows = causeRows(answer);
  if (rows.length === 0) return [];
  const head = causeHead(answer);
  const ofKinds = kindCauseRows(answer);
  const figures = head.slice(1).map(() => right);
  return [
    '',
    ...tableOf(head, rows, colours, ['left', ...figures]),
    ...(ofKinds.length > 0
      ? ['', ...tableOf(['Kind', ...head], ofKinds, colours, ['left', 'left', ...figures])]
      : []),
    ...(isSimulated(answer) ? [colours.dim(`  ${causeNote}`)] : []),
  ];
}

/** How many are down at once: until the horizon, in the long run where the horizon reaches it, and simulated. */
export function atOnceRows({ within, atOnce }: AtOnceAnswer, seen?: AtOnceSeen): string[][] {
  const { horizonMs, mean, p99, most, reachesLongRun } = within;
  const rows = [
    [
      `in ${formatDuration(horizonMs)}, from the first service on`,
      rateText(mean),
      p99 === undefined ? '–' : countText(p99),
      most === undefined ? '–' : `at most ${countText(most)} in 99 of 100 fleets`,
    ],
  ];
  if (atOnce.type === 'known' && reachesLongRun) {
    rows.push([
      'in the long run',
      rateText(atOnce.mean),
      countText(atOnce.p99),
      `at most ${countText(atOnce.yearly)} in 99 of 100 years`,
    ]);
  }
  if (seen) {
    rows.push([
      'simulated',
      rateText(seen.mean),
      countText(seen.p99),
      `${countText(seen.most)} at ${countText(seen.moments)} moments after birth`,
    ]);
  }
  return rows;
}

/** What to know of these rows: why a figure is missing. */
export function atOnceNotes({ within, atOnce }: AtOnceAnswer): string[] {
  const { horizonMs, most, reason, reachesLongRun } = within;
  const missing = most === undefined ? 'p99 and the most' : 'p99';
  return [
    ...(reason === undefined ? [] : [`Not known until the horizon is ${missing}: ${reason}.`]),
    ...(atOnce.type === 'known' && !reachesLongRun
      ? [
          `In the long run it is ${rateText(atOnce.mean)} on average, but ${formatDuration(horizonMs)} do not reach that.`,
        ]
      : []),
    ...(atOnce.type === 'unknown' && reason === undefined
      ? [`Not known in the long run: ${atOnce.reason}.`]
      : []),
  ];
}

/** Says how many instances are down at once, and how many were. */
export function atOnceTable(
  answer: AtOnceAnswer,
  instances: number,
  colours: Colours,
  seen?: AtOnceSeen,
): string[] {
  const head = [`Down at once, of ${countText(instances)}`, 'Mean', 'p99', 'Most'];
  return [
    ...tableOf(head, atOnceRows(answer, seen), colours, ['left', right, right, 'left']),
    ...atOnceNotes(answer).map((note) => colours.dim(`  ${note}`)),
  ];
}

type AtOnceAnswer = Pick<ProfileAnswer, 'within' | 'atOnce'>;

/** What a quantile is called. */
export const quantileText = ({ share }: DowntimeQuantile): string => `p${share * 100}`;

/** A quantile of downtime, between its bounds. */
export const betweenText = ({ lowerMs, upperMs }: DowntimeQuantile): string =>
  between(durationText(lowerMs), durationText(upperMs));

const between = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);

/** A service level in percent. */
export const levelText = (level: number): string => `${Number((level * 100).toPrecision(14))} %`;

/** Rounds outwards; what may be 0 or 1 is bounded on the other side alone, if one is known. */
export function chanceText({ lower, upper }: Bounds): string {
  const decimals = Math.min(upper, 1 - lower) < 0.01 ? 4 : 2;
  const parts = 10 ** (decimals + 2);
  const [low, high] = [
    Math.floor(lower * parts) / parts,
    Math.min(1, Math.ceil(upper * parts) / parts),
  ];
  const [least, most] = [shareText(low, decimals), shareText(high, decimals)];
  if (low === 0 && high < 1) return `at most ${most}`;
  if (high === 1 && low > 0) return `at least ${least}`;
  return between(least, most);
}
