// What a run of part of a fleet has counted. Everything is a whole number (times in microseconds, per
// instance), so adding parts up gives the same bytes in any order and however the fleet was split.

import { addForced, emptyForcedLike, type ForcedTally } from './forced-tally.js';
import { outageBins, stayBins } from './outage-histogram.js';

/** The counts of the instances of one group of the fleet. */
export interface Tally {
  /** How many instances it counts. */
  instances: number;
  /** Time spent in each state, in microseconds. */
  readonly dwellUs: bigint[];
  /** How often each branch of the compiled model was taken. */
  readonly taken: Float64Array;
  /** How often the clock whose first branch this is has won a race, the last of a life included. */
  readonly won: Float64Array;
  /**
   * Per state, stays drawn by length, the last of a life included; of the instances that the engine
   * chooses. See outage-histogram.
   */
  readonly stays: Float64Array;
  /** Per state and point of time, changes of the number of instances in that state. */
  readonly changes: Float64Array;
  /** Ended outages by length, see outage-histogram. */
  readonly outages: Float64Array;
  /** The longest ended outage, in microseconds. */
  longestOutageUs: number;
  /** Outages that the horizon cut short. */
  openOutages: number;
  /** Instances that served at some time, and how long they took to get there, in microseconds. */
  served: number;
  toServiceUs: bigint;
  /** Time without service per instance, and its square, summed up, in microseconds. */
  downUs: bigint;
  downUsSquared: bigint;
  /** The same time by what began it, the creation first, then the model's `endsOfService`: adds up to `downUs`. */
  readonly causesUs: bigint[];
  /** What weighted lives have counted, in a run that has them. */
  readonly forced?: ForcedTally;
}

/** A tally of nothing. */
export function emptyTally(
  states: number,
  branches: number,
  points: number,
  causes: number,
): Tally {
  return {
    instances: 0,
    dwellUs: Array.from({ length: states }, () => 0n),
    taken: new Float64Array(branches),
    won: new Float64Array(branches),
    stays: new Float64Array(states * stayBins),
    changes: new Float64Array(states * points),
    outages: new Float64Array(outageBins),
    longestOutageUs: 0,
    openOutages: 0,
    served: 0,
    toServiceUs: 0n,
    downUs: 0n,
    downUsSquared: 0n,
    causesUs: Array.from({ length: causes }, () => 0n),
  };
}

/** A tally of nothing, of the same shape as another. */
export function emptyLike({ dwellUs, taken, changes, causesUs, forced }: Tally): Tally {
  const points = changes.length / dwellUs.length;
  const empty = emptyTally(dwellUs.length, taken.length, points, causesUs.length);
  return { ...empty, ...(forced && { forced: emptyForcedLike(forced) }) };
}

/** Adds what `part` has counted to `whole`. */
export function addTally(whole: Tally, part: Tally): void {
  whole.instances += part.instances;
  addWhole(whole.dwellUs, part.dwellUs);
  addArray(whole.taken, part.taken);
  addArray(whole.won, part.won);
  addArray(whole.stays, part.stays);
  addArray(whole.changes, part.changes);
  addArray(whole.outages, part.outages);
  whole.longestOutageUs = Math.max(whole.longestOutageUs, part.longestOutageUs);
  whole.openOutages += part.openOutages;
  whole.served += part.served;
  whole.toServiceUs += part.toServiceUs;
  whole.downUs += part.downUs;
  whole.downUsSquared += part.downUsSquared;
  addWhole(whole.causesUs, part.causesUs);
  if (whole.forced && part.forced) addForced(whole.forced, part.forced);
}

function addArray(whole: Float64Array, part: Float64Array): void {
  for (let i = 0; i < whole.length; i++) whole[i] = (whole[i] as number) + (part[i] as number);
}

function addWhole(whole: bigint[], part: readonly bigint[]): void {
  for (const [i, n] of part.entries()) whole[i] = (whole[i] as bigint) + n;
}
