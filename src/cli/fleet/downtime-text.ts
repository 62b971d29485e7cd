// Downtime, for people: how it differs from instance to instance, what begins it, and how many are down at once.

import type {
  Bounds,
  DownAtOnce,
  DowntimeDistribution,
  DowntimeQuantile,
  OutageCause,
} from '../../simulator/index.js';
import { countText, durationText, rateText, shareText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import type { Colours } from '../terminal/style.js';

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

/** Lists what begins outages, with its count, its downtime and its share. */
export function causeTable(causes: readonly OutageCause[], colours: Colours): string[] {
  const rows = causes.map(({ cause, perYear, downtimePerYearMs, troublePerYearMs, share }) => [
    cause,
    perYear > 0 ? rateText(perYear) : '–',
    durationText(downtimePerYearMs),
    durationText(troublePerYearMs),
    shareText(share, 2),
  ]);
  return tableOf(
    ['Outages begin with', 'Per year', 'Downtime/year', 'After a failure', 'Of all downtime'],
    rows,
    colours,
    ['left', right, right, right, right],
  );
}

/** How many of the simulated instances were seen down at once. */
export interface AtOnceSeen {
  readonly mean: number;
  readonly p99: number;
  readonly most: number;
  /** At how many moments. */
  readonly moments: number;
}

/** Says how many instances are down at once, and how many were. */
export function atOnceTable(
  atOnce: DownAtOnce,
  instances: number,
  colours: Colours,
  seen?: AtOnceSeen,
): string[] {
  const rows: string[][] = [];
  if (atOnce.type === 'known') {
    const { mean, p99, yearly } = atOnce;
    rows.push([
      'in the long run',
      rateText(mean),
      countText(p99),
      `${countText(yearly)} in 99 of 100 years`,
    ]);
  }
  if (seen) {
    const { mean, p99, most, moments } = seen;
    rows.push([
      'simulated',
      rateText(mean),
      countText(p99),
      `${countText(most)} at ${countText(moments)} moments after birth`,
    ]);
  }
  const head = [`Down at once, of ${countText(instances)}`, 'Mean', 'p99', 'Most'];
  return [
    ...(rows.length > 0 ? tableOf(head, rows, colours, ['left', right, right, 'left']) : []),
    ...(atOnce.type === 'known'
      ? []
      : [`  How many are down at once cannot be told: ${atOnce.reason}.`]),
  ];
}

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
