// The share of time without service, out of what groups have counted; and how much less of it another fleet has.

import { type Estimate, meanShare } from './estimate.js';
import type { FleetRun } from './fleet-run.js';
import type { Tally } from './tally.js';

/** What was simulated, and what was counted. */
export interface Counted {
  readonly run: FleetRun;
  readonly tallies: readonly Tally[];
}

/**
 * The share of time without service.
 *
 * @param oneIn - on either side of the interval, one run in so many may be wrong
 */
export function downShare({ run, tallies }: Counted, oneIn = 40): Estimate {
  return meanShare(
    sumOfWhole(tallies, (tally) => tally.downUs),
    sumOfWhole(tallies, (tally) => tally.downUsSquared),
    sum(tallies, (tally) => tally.instances),
    Math.round(run.horizonMs * 1000),
    oneIn,
  );
}

/**
 * How much less of its time the second fleet is without service. The interval holds the truth in at least 95 of
 * 100 runs, also where both have the same seed: each share's may be wrong in one of 80 on either side, and where
 * none of the two is, neither is their difference.
 */
export function downSaved(one: Counted, other: Counted): Estimate {
  const [before, after] = [downShare(one, 80), downShare(other, 80)];
  return {
    mean: before.mean - after.mean,
    low: before.low - after.high,
    high: before.high - after.low,
    standardError: Math.hypot(before.standardError, after.standardError),
  };
}

/** Adds up what the tallies have of something. */
export const sum = (tallies: readonly Tally[], of: (tally: Tally) => number): number =>
  tallies.reduce((all, tally) => all + of(tally), 0);

/** Adds up whole numbers without bounds. */
export const sumOfWhole = (tallies: readonly Tally[], of: (tally: Tally) => bigint): bigint =>
  tallies.reduce((all, tally) => all + of(tally), 0n);
