// How many instances were in which status, second by second of the page's time: what the small chart
// shows. It begins when the page does.

import type { StatusCount } from '../../ui/index.js';

/** The counts at a moment. */
export interface Sample {
  readonly atMs: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** How far back the chart looks, and how often it does. */
export const historyMs = 5 * 60 * 1000;
export const sampleMs = 1000;

/** Adds the counts of now, unless the last ones are too fresh, and forgets what is too old. */
export function sampled(
  samples: readonly Sample[],
  atMs: number,
  counts: readonly StatusCount[],
): readonly Sample[] {
  const last = samples.at(-1);
  if (last && atMs - last.atMs < sampleMs) return samples;
  const sample = {
    atMs,
    counts: Object.fromEntries(counts.map(({ status, count }) => [status, count])),
  };
  return [...samples.filter((each) => atMs - each.atMs <= historyMs), sample];
}
