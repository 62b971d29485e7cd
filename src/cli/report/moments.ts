// What the points of time can show. Where outages are shorter than the time between two points, a line through the
// points would show ups and downs that are none, so several points are drawn together: their least, mean and most.

import type { FleetReport } from '../fleet/index.js';

/** Points of time that are drawn together. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  /** The positions of its points. */
  readonly points: readonly number[];
}

/** How many points make a stretch. */
export const pointsPerStretch = 8;

/** The stretches after birth; undefined where the points are close enough to be drawn one by one. */
export function stretchesOf({ simulated, run }: FleetReport): Stretch[] | undefined {
  const { atMs } = simulated.series;
  const stepMs = run.horizonMs / (atMs.length - 1);
  const { meanTimeToRepairMs = Number.POSITIVE_INFINITY } = simulated.outages;
  if (meanTimeToRepairMs >= stepMs) return undefined;
  const count = Math.ceil((atMs.length - 1) / pointsPerStretch);
  return Array.from({ length: count }, (_, i): Stretch => {
    const first = i * pointsPerStretch;
    const last = Math.min(first + pointsPerStretch, atMs.length - 1);
    return {
      fromMs: atMs[first] as number,
      toMs: atMs[last] as number,
      points: Array.from({ length: last - first }, (_, p) => first + 1 + p),
    };
  });
}

/** The least, the mean and the most of some values. */
export interface Envelope {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

/** What the values at the points of a stretch are like. */
export function envelopeOf({ points }: Stretch, values: readonly number[]): Envelope {
  const seen = points.map((point) => values[point] as number);
  return {
    low: Math.min(...seen),
    mean: seen.reduce((sum, value) => sum + value, 0) / seen.length,
    high: Math.max(...seen),
  };
}

/** Values per stretch as steps: the left and the right end of each. */
export const stepsOf = <T>(stretches: readonly Stretch[], values: readonly T[]): [number, T][] =>
  stretches.flatMap(({ fromMs, toMs }, i): [number, T][] => [
    [fromMs, values[i] as T],
    [toMs, values[i] as T],
  ]);
