// The figures of a simulated fleet: availability, outages, time per status, transitions, and how many
// instances were in which status when.

import type { Kind } from '../../../machines/index.js';
import { yearMs } from '../profile/index.js';
import { downShare, sum, sumOfWhole } from './down-share.js';
import { complement, type Estimate, proportion } from './estimate.js';
import { evidenceOf, type GroupEvidence } from './evidence.js';
import type { FleetRun } from './fleet-run.js';
import { type RareFigures, rareFigures } from './forced-result.js';
import { type OutageFigures, outagesOf } from './outage-figures.js';
import {
  type StatusFigures,
  type StatusSeries,
  statusFigures,
  statusSeries,
} from './per-status.js';
import { type SimulatedCause, simulatedCauses } from './simulated-causes.js';
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
  /** What made the downtime, the most first: all of it, also that before the first service. */
  readonly causes: readonly SimulatedCause[];
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
  /** What made their downtime, the most first. */
  readonly causes: readonly SimulatedCause[];
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
    causes: simulatedCauses(run, tallies),
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
    causes: simulatedCauses(run, [tally]),
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
