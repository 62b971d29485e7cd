// The small chart's data: how many instances were in each status, stacked.

import type { StatusCount } from '../../ui/index.js';
import type { Point } from '../live/index.js';

/** Times in seconds since 1970, then a list of heights per status, the last on top; null where nothing is known. */
export type Stacks = [number[], ...(number | null)[][]];

/**
 * Stacks points: the line of a status lies on top of those before it.
 */
export function stacksOf(points: readonly Point[], statuses: readonly string[]): Stacks {
  const heights = points.map(() => 0);
  const lines = statuses.map((status) =>
    points.map(({ counts }, index) => {
      if (!counts) return null;
      heights[index] = (heights[index] ?? 0) + (counts[status] ?? 0);
      return heights[index] as number;
    }),
  );
  return [points.map(({ atMs }) => atMs / 1000), ...lines];
}

/** The counts at a moment; undefined where nothing is known. */
export const countsAt = (points: readonly Point[], atMs: number): Point['counts'] =>
  points.findLast((point) => point.atMs <= atMs)?.counts;

/** The status whose band is at a height; undefined above all of them. */
export function statusAt(
  counts: NonNullable<Point['counts']>,
  statuses: readonly string[],
  height: number,
): string | undefined {
  let top = 0;
  return statuses.find((status) => {
    top += counts[status] ?? 0;
    return height <= top;
  });
}

/** Between which numbers each status was: `Running 30–38, Faulty 0–2`; where nothing is known, that. */
export function rangesOf(points: readonly Point[], statuses: readonly StatusCount[]): string {
  const known = points.flatMap(({ counts }) => (counts ? [counts] : []));
  if (known.length === 0) return 'nothing is known';
  return statuses
    .map(({ status, label }) => {
      const numbers = known.map((counts) => counts[status] ?? 0);
      const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
      return least === most ? `${label} ${most}` : `${label} ${least}–${most}`;
    })
    .join(', ');
}
