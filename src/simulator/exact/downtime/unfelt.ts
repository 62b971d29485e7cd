// Which points of a contour need not be inverted, because what they tell has faded before the service in question.

import type { Terms } from '../inversion/fourier-series.js';
import type { Downtimes, Services } from './service-paths.js';

/** What is left out of transforms: less than they are off by anyway. */
const unfelt = 2e-11;

/** What is bounded. */
interface Source {
  readonly downtimes: Downtimes;
  /** Transforms of service at -fading. */
  readonly growing: Services;
  readonly fading: number;
}

/**
 * Finds what need not be inverted. With absolute values in place of the transforms, and with z = -c, the transform by
 * service bounds what is left after it: something that only falls, f(u), is at most c F(-c) / (exp(cu) - 1).
 */
export function feltAt(
  { downtimes, growing, fading }: Source,
  leastMs: number,
): (n: number) => boolean {
  const { open, ends } = growing;
  const isBound = [...open, ...ends.flat()].every(({ re: [size] }) => (size ?? -1) >= 0);
  if (!isBound) return () => true;
  const rows = open.map(({ re: [size = 0] }, j) => ({
    size,
    ends: ends[j]?.map(({ re }) => re[0] ?? 0) ?? [],
  }));
  const small = (unfelt * Math.expm1(fading * leastMs)) / fading;
  const sizes = ({ re, im }: Terms, n: number) => Math.hypot(re[n] as number, im[n] as number);
  return (n) => {
    const outages = downtimes.outages.map((row) => row.map((each) => sizes(each, n)));
    const system = rows.map(({ ends: shares, size }, j) => [
      ...rows.map(
        (_, i) =>
          Number(i === j) -
          shares.reduce((sum, share, e) => sum + share * (outages[e]?.[i] ?? 0), 0),
      ),
      size,
    ]);
    const solved = positiveSolution(system);
    if (!solved) return true;
    const first = downtimes.first.map((each) => sizes(each, n));
    return solved.reduce((sum, size, j) => sum + size * (first[j] ?? 0), 0) > small;
  };
}

/** Solves a system of which the last column is the right side; none where 1 is not larger than what was taken from it. */
function positiveSolution(rows: number[][]): number[] | undefined {
  const n = rows.length;
  for (const [k, pivots] of rows.entries()) {
    const pivot = pivots[k] as number;
    if (!(pivot > 0)) return undefined;
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = (row[k] as number) / pivot;
      for (let j = k; j <= n; j++) row[j] = (row[j] as number) - factor * (pivots[j] as number);
    });
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}
