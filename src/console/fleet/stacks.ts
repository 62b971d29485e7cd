// The small chart's data: how many instances were in each status, stacked.

import type { StatusCount } from '../../ui/index.js';
import type { Sample } from '../live/index.js';

/** Times in seconds before now, then a list of heights per status, the last on top. */
export type Stacks = [number[], ...number[][]];

/**
 * Stacks samples: the line of a status lies on top of those before it.
 */
export function stacksOf(
  samples: readonly Sample[],
  statuses: readonly string[],
  nowMs: number,
): Stacks {
  const heights = samples.map(() => 0);
  const lines = statuses.map((status) =>
    samples.map(({ counts }, index) => {
      heights[index] = (heights[index] ?? 0) + (counts[status] ?? 0);
      return heights[index] as number;
    }),
  );
  return [samples.map(({ atMs }) => (atMs - nowMs) / 1000), ...lines];
}

/** Between which numbers each status was: `Running 30–38, Faulty 0–2`. */
export function rangesOf(samples: readonly Sample[], counts: readonly StatusCount[]): string {
  return counts
    .map(({ status, label }) => {
      const numbers = samples.map((sample) => sample.counts[status] ?? 0);
      const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
      return least === most ? `${label} ${most}` : `${label} ${least}–${most}`;
    })
    .join(', ');
}
