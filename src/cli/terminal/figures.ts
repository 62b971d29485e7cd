// Figures for people: as many digits as are known, and never all of something that is not all.

import { formatDuration } from '../../plan/index.js';

const counted = new Intl.NumberFormat('en-GB');

/** Writes a whole number, such as `6,620,737`. */
export const countText = (n: number): string => counted.format(n);

/** Writes a number of events that is an average, with four digits. */
export function rateText(rate: number): string {
  return rate >= 1000 ? counted.format(Math.round(rate)) : Number(rate.toPrecision(4)).toString();
}

/**
 * How many decimals of a percentage are worth printing.
 *
 * @param halfWidth - how far off the share may be, 0 to 1
 */
export function decimalsFor(halfWidth: number): number {
  if (!(halfWidth > 0)) return 4;
  return Math.min(10, Math.max(2, 1 - Math.floor(Math.log10(halfWidth * 100))));
}

/** What a sum of shares may be off by. */
const rounding = 1e-12;

/** Writes a share in percent, never rounding up to all or down to nothing what is neither. */
export function shareText(share: number, decimals = 4): string {
  const text = (share * 100).toFixed(decimals);
  const smallest = (10 ** -decimals).toFixed(decimals);
  if (share > 0 && Number(text) === 0) return `< ${smallest} %`;
  if (share < 1 - rounding && Number(text) === 100)
    return `> ${(100 - Number(smallest)).toFixed(decimals)} %`;
  return `${text} %`;
}

/** From which length on a duration is rounded to what, in milliseconds. */
const steps = [
  [30 * 86_400_000, 3_600_000],
  [86_400_000, 60_000],
  [60_000, 1000],
  [1000, 10],
] as const;

/** Writes a duration that is an average or an estimate, with three digits or four. */
export function durationText(ms: number): string {
  if (ms === Number.POSITIVE_INFINITY) return 'for ever';
  const step = steps.find(([from]) => ms >= from)?.[1] ?? 1;
  if (ms > 0 && ms < 1) return `${Number(ms.toPrecision(3))}ms`;
  return formatDuration(Math.round(ms / step) * step);
}

/** Writes a z-score with its sign. */
export function zText(z: number): string {
  if (!Number.isFinite(z)) return z > 0 ? '+∞' : z < 0 ? '−∞' : '–';
  const size = Math.abs(z).toFixed(2);
  return `${z < 0 && Number(size) > 0 ? '−' : '+'}${size}`;
}
