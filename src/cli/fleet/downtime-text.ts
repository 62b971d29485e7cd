// The distribution of an instance's yearly downtime, for people.

import type { Bounds, DowntimeDistribution } from '../../simulator/index.js';
import { durationText, shareText } from '../terminal/figures.js';
import { tableOf } from '../terminal/layout.js';
import type { Colours } from '../terminal/style.js';

const right = 'right' as const;

/** Lists the quantiles of the downtime, and how likely each service level is broken. */
export function downtimeTable(distribution: DowntimeDistribution, colours: Colours): string[] {
  if (distribution.type === 'unknown') {
    const { reason } = distribution;
    return [`  How downtime differs from instance to instance cannot be told: ${reason}.`];
  }
  const quantiles = distribution.quantiles.map(({ share, lowerMs, upperMs }) => [
    `p${share * 100}`,
    between(durationText(lowerMs), durationText(upperMs)),
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

const between = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);

const levelText = (level: number) => `${Number((level * 100).toPrecision(9))} %`;

/** Rounds outwards, and bounds what is as good as 0 or 1 on the side that matters. */
function chanceText({ lower, upper }: Bounds): string {
  const decimals = Math.min(upper, 1 - lower) < 0.01 ? 4 : 2;
  const unit = 10 ** -(decimals + 2);
  const low = shareText(Math.floor(lower / unit) * unit, decimals);
  const high = shareText(Math.min(1, Math.ceil(upper / unit) * unit), decimals);
  if (lower < unit / 10) return `at most ${high}`;
  if (upper > 1 - unit / 10) return `at least ${low}`;
  return between(low, high);
}
