// How many outages there were and how long they lasted, with intervals where they are independent and alike.

import { yearMs } from '../profile/index.js';
import { sum, sumOfWhole } from './down-share.js';
import type { FleetRun } from './fleet-run.js';
import { quantileOf } from './outage-histogram.js';
import { type QuantileInterval, quantileInterval } from './quantile-interval.js';
import type { Tally } from './tally.js';

/** Stretches without service of instances that had served before; quantiles to within 0.8 %. */
export interface OutageFigures {
  /** How many have ended. */
  readonly count: number;
  /** How many have ended per instance and year of 365 days. */
  readonly perInstanceYear: number;
  /** Half of them were shorter; this and the next three are left out when none has ended. */
  readonly p50Ms?: number;
  /** 95 of 100 were shorter. */
  readonly p95Ms?: number;
  /** 99 of 100 were shorter. */
  readonly p99Ms?: number;
  /**
   * Each holds the quantile of the model's outages in at least 95 of 100 runs. Left out where they are not independent
   * and alike: of several kinds together, or where service returns in more than one state.
   */
  readonly intervals?: Readonly<Record<'p50' | 'p95' | 'p99', QuantileInterval>>;
  /** Why they are left out although outages have ended, in words. */
  readonly whyNoIntervals?: string;
  /** The longest, to the microsecond. */
  readonly longestMs?: number;
  /** Outages that the horizon cut short; they are in no figure above. */
  readonly open: number;
  /**
   * Mean time between outages, MTBF, in milliseconds: from the beginning of one to that of the next. Time after
   * the first service per outage that began; this and the next are left out when none did.
   */
  readonly meanTimeBetweenMs?: number;
  /**
   * Mean time to repair, MTTR, in milliseconds: time in outages per outage that began, those that the horizon cut
   * short included.
   */
  readonly meanTimeToRepairMs?: number;
}

/** Works them out. */
export function outagesOf(
  { groups, horizonMs }: FleetRun,
  tallies: readonly Tally[],
): OutageFigures {
  const byLength = addedUp(tallies.map((tally) => tally.outages));
  const count = byLength.reduce((all, n) => all + n, 0);
  const instances = sum(tallies, (tally) => tally.instances);
  const longestMs = Math.max(...tallies.map((tally) => tally.longestOutageUs)) / 1000;
  // The middle of the last bin may lie beyond the longest outage in it.
  const quantile = (share: number) => Math.min(quantileOf(byLength, share) as number, longestMs);
  const open = sum(tallies, (tally) => tally.openOutages);
  const whyNoIntervals = whyNotAlike(groups);
  const interval = (share: number) => quantileInterval(byLength, open, share);
  return {
    count,
    perInstanceYear: instances > 0 ? (count * yearMs) / (instances * horizonMs) : 0,
    ...(count > 0 && {
      p50Ms: quantile(0.5),
      p95Ms: quantile(0.95),
      p99Ms: quantile(0.99),
      ...(whyNoIntervals === undefined
        ? { intervals: { p50: interval(0.5), p95: interval(0.95), p99: interval(0.99) } }
        : { whyNoIntervals }),
      longestMs,
    }),
    open,
    ...(count + open > 0 && betweenOutages(horizonMs, tallies, count + open)),
  };
}

/** The sum of each bin. */
function addedUp([first = new Float64Array(), ...others]: readonly Float64Array[]): Float64Array {
  const all = Float64Array.from(first);
  for (const other of others) {
    for (let bin = 0; bin < all.length; bin++) (all[bin] as number) += other[bin] as number;
  }
  return all;
}

/**
 * Outages are independent and alike where every one of them ends in the same state: all begins anew there. Says in
 * words why they are not.
 */
function whyNotAlike(groups: FleetRun['groups']): string | undefined {
  const ends = groups.map(({ model: { states } }) =>
    states
      .filter(({ serving }) => !serving)
      .flatMap(({ causes }) => causes.flatMap(({ branches }) => branches.map(({ to }) => to)))
      .flatMap((to) => (states[to]?.serving ? [states[to].name] : [])),
  );
  const kinds = ends.filter((names) => names.length > 0);
  if (kinds.length > 1) return 'outages of several kinds of instances are not alike';
  const names = [...new Set(kinds.flat())];
  return names.length > 1
    ? `service returns in several states (${names.join(', ')}), so outages are not independent`
    : undefined;
}

/** Means over the outages that began, of which the first service is the end of no time before it. */
function betweenOutages(horizonMs: number, tallies: readonly Tally[], begun: number) {
  const served = BigInt(sum(tallies, (tally) => tally.served));
  const instances = BigInt(sum(tallies, (tally) => tally.instances));
  const horizonUs = BigInt(Math.round(horizonMs * 1000));
  const untilServiceUs = sumOfWhole(tallies, (tally) => tally.toServiceUs);
  const downUs = sumOfWhole(tallies, (tally) => tally.downUs);
  const outageUs = downUs - untilServiceUs - (instances - served) * horizonUs;
  const each = (us: bigint) => Number(us) / 1000 / begun;
  return {
    meanTimeBetweenMs: each(served * horizonUs - untilServiceUs),
    meanTimeToRepairMs: Math.max(0, each(outageUs)),
  };
}
