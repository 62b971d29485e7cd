// The figures of a simulated fleet: availability, outages, time per status, transitions, and how many
// instances were in which status when.

import type { Kind } from '../../../machines/index.js';
import { yearMs } from '../profile/index.js';
import { downShare, sum, sumOfWhole } from './down-share.js';
import { complement, type Estimate, proportion } from './estimate.js';
import { evidenceOf, type GroupEvidence } from './evidence.js';
import type { FleetRun } from './fleet-run.js';
import { type RareFigures, rareFigures } from './forced-result.js';
import { quantileOf } from './outage-histogram.js';
import {
  type StatusFigures,
  type StatusSeries,
  statusFigures,
  statusSeries,
} from './per-status.js';
import { type QuantileInterval, quantileInterval } from './quantile-interval.js';
import type { Tally } from './tally.js';
import { type Transition, transitionsOf } from './transitions.js';

/** The answer of a simulated fleet. Times are milliseconds, shares are 0 to 1. */
export interface FleetResult {
  /** How many instances were simulated. */
  readonly instances: number;
  /** How long each was watched from its birth. */
  readonly horizonMs: number;
  /** The seed of the run. */
  readonly seed: number;
  /** Share of the time from birth to the horizon in which an instance serves. */
  readonly servingShare: Estimate;
  /** Time without service in 365 days. */
  readonly downtimeMsPerYear: number;
  /** Creations, and how many succeeded. */
  readonly creations: CreationFigures;
  /** Instances that ever served. */
  readonly service: ServiceFigures;
  /** How many outages there were, and how long they lasted. */
  readonly outages: OutageFigures;
  /** Time per status. */
  readonly statuses: readonly StatusFigures[];
  /** How often each step of the chart was taken. */
  readonly transitions: readonly Transition[];
  /** How many instances were in each status, over time. */
  readonly series: StatusSeries;
  /** The same for each part of a mix, in the order of the profile. */
  readonly groups: readonly GroupFigures[];
  /** What weighted lives say of what is rare; left out unless the run has them. */
  readonly rare?: RareFigures;
  /** What was counted, group by group, for `compareAnswers`; `fleet --json` leaves it out. */
  readonly evidence: readonly GroupEvidence[];
}

/** What holds for the instances of one part of a fleet. */
export interface GroupFigures {
  /** Their kind. */
  readonly kind: Kind;
  /** How many of them there were. */
  readonly instances: number;
  /** The share of time in which they serve; left out where there were none. */
  readonly servingShare?: Estimate;
  /** How many of their outages there were, and how long they lasted. */
  readonly outages: OutageFigures;
}

/** Creations that have ended, the repeated ones included. */
export interface CreationFigures {
  /** How many have ended. */
  readonly count: number;
  /** The share of them that led to serving at once; left out when none has ended. */
  readonly successShare?: Estimate;
}

/** Instances that served at some time. */
export interface ServiceFigures {
  /** How many there were. */
  readonly instances: number;
  /** The mean time from birth to their first service; left out when none served. */
  readonly meanMsToService?: number;
}

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

/**
 * Works out the figures.
 *
 * @param run - what was simulated
 * @param tallies - what was counted, per group of the fleet
 * @throws RangeError when they count no instance
 */
export function fleetResult(run: FleetRun, tallies: readonly Tally[]): FleetResult {
  const { horizonMs, seed } = run;
  const instances = sum(tallies, (tally) => tally.instances);
  if (instances === 0) throw new RangeError('no instance was simulated');
  const transitions = transitionsOf(run.groups, tallies);
  const down = downShare({ run, tallies });
  const rare = rareFigures(run, tallies);
  return {
    instances,
    horizonMs,
    seed,
    servingShare: complement(down),
    downtimeMsPerYear: down.mean * yearMs,
    creations: creationsOf(run, tallies),
    service: serviceOf(tallies),
    outages: outagesOf(run, tallies),
    statuses: statusFigures(run, tallies, transitions),
    transitions,
    series: statusSeries(run, tallies),
    groups: run.groups.map((group, g) =>
      groupOf({ ...run, groups: [group] }, group.model.kind, tallies[g] as Tally),
    ),
    ...(rare && { rare }),
    evidence: evidenceOf(run, tallies),
  };
}

function groupOf(run: FleetRun, kind: Kind, tally: Tally): GroupFigures {
  const { instances } = tally;
  return {
    kind,
    instances,
    ...(instances > 0 && { servingShare: complement(downShare({ run, tallies: [tally] })) }),
    outages: outagesOf(run, [tally]),
  };
}

function creationsOf(run: FleetRun, tallies: readonly Tally[]): CreationFigures {
  let [ended, good] = [0, 0];
  run.groups.forEach(({ model }, g) => {
    for (const { from, to, count } of transitionsOf(
      [{ weight: 1, model }],
      tallies.slice(g, g + 1),
    )) {
      if (from !== model.states[model.initial]?.name) continue;
      ended += count;
      if (model.states.find(({ name }) => name === to)?.serving) good += count;
    }
  });
  return { count: ended, ...(ended > 0 && { successShare: proportion(good, ended) }) };
}

function serviceOf(tallies: readonly Tally[]): ServiceFigures {
  const instances = sum(tallies, (tally) => tally.served);
  const us = sumOfWhole(tallies, (tally) => tally.toServiceUs);
  return { instances, ...(instances > 0 && { meanMsToService: Number(us) / 1000 / instances }) };
}

function outagesOf({ groups, horizonMs }: FleetRun, tallies: readonly Tally[]): OutageFigures {
  const byLength = addedUp(tallies.map((tally) => tally.outages));
  const count = byLength.reduce((all, n) => all + n, 0);
  const instances = sum(tallies, (tally) => tally.instances);
  const longestMs = Math.max(...tallies.map((tally) => tally.longestOutageUs)) / 1000;
  // The middle of the last bin may lie beyond the longest outage in it.
  const quantile = (share: number) => Math.min(quantileOf(byLength, share) as number, longestMs);
  const open = sum(tallies, (tally) => tally.openOutages);
  const interval = (share: number) => quantileInterval(byLength, open, share);
  return {
    count,
    perInstanceYear: instances > 0 ? (count * yearMs) / (instances * horizonMs) : 0,
    ...(count > 0 && {
      p50Ms: quantile(0.5),
      p95Ms: quantile(0.95),
      p99Ms: quantile(0.99),
      ...(areAlike(groups) && {
        intervals: { p50: interval(0.5), p95: interval(0.95), p99: interval(0.99) },
      }),
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

/** Outages are independent and alike where every one of them ends in the same state: all begins anew there. */
function areAlike(groups: FleetRun['groups']): boolean {
  const ends = groups.flatMap(({ model: { states } }, g) =>
    states
      .filter(({ serving }) => !serving)
      .flatMap(({ causes }) => causes.flatMap(({ branches }) => branches.map(({ to }) => to)))
      .filter((to) => states[to]?.serving)
      .map((to) => `${g} ${to}`),
  );
  return new Set(ends).size === 1;
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
