// Time per status, and how many instances were in each status over time. The groups' states are
// gathered into the statuses that the API would report.

import { type Status, statuses, statusOf } from '../../../machines/index.js';
import { type FleetRun, pointsOfTime } from './fleet-run.js';
import type { Tally } from './tally.js';
import type { Transition } from './transitions.js';

/** Time in one status. */
export interface StatusFigures {
  /** The status. */
  readonly status: Status;
  /** Whether instances serve in it. */
  readonly serving: boolean;
  /** Share of all time. */
  readonly share: number;
  /** Stays begun. */
  readonly stays: number;
  /** How many of them the horizon cut short. */
  readonly cutShort: number;
  /**
   * All time spent per stay ended, in milliseconds. The time of stays that the horizon cut short counts, which is
   * right for stays without memory; where they have one, and many were cut short, it is too long. Left out when
   * none has ended.
   */
  readonly meanDwellMs?: number;
}

/**
 * How many instances were in each status, at points of time from birth to the horizon. An instance that
 * changes its status exactly at a point is counted in the one before.
 */
export interface StatusSeries {
  /** The points of time, in milliseconds since birth. */
  readonly atMs: readonly number[];
  /** Statuses that were seen, in the service's order. */
  readonly statuses: readonly Status[];
  /** Per status, in that order, the number of instances at each point. */
  readonly counts: readonly (readonly number[])[];
}

/** Time and stays per status that the fleet can be in, in the service's order. */
export function statusFigures(
  run: FleetRun,
  tallies: readonly Tally[],
  transitions: readonly Transition[],
): StatusFigures[] {
  const totalUs = tallies.flatMap(({ dwellUs }) => dwellUs).reduce((all, us) => all + us, 0n);
  return statusesOf(run).map((status) => {
    let us = 0n;
    let births = 0;
    let serving = false;
    run.groups.forEach(({ model }, g) => {
      const tally = tallies[g] as Tally;
      model.states.forEach((state, s) => {
        if (statusOf(state.name) !== status) return;
        us += tally.dwellUs[s] as bigint;
        serving ||= state.serving;
        if (s === model.initial) births += tally.instances;
      });
    });
    const crossing = transitions.filter(({ from, to }) => statusOf(from) !== statusOf(to));
    const count = (steps: readonly Transition[]) =>
      steps.reduce((all, step) => all + step.count, 0);
    const ended = count(crossing.filter(({ from }) => statusOf(from) === status));
    const stays = births + count(crossing.filter(({ to }) => statusOf(to) === status));
    return {
      status,
      serving,
      share: Number(us) / Number(totalUs),
      stays,
      cutShort: stays - ended,
      ...(ended > 0 && { meanDwellMs: Number(us) / 1000 / ended }),
    };
  });
}

/** Sums the changes up to the number of instances per status at each point of time. */
export function statusSeries(run: FleetRun, tallies: readonly Tally[]): StatusSeries {
  const { points } = run;
  const seen = statusesOf(run);
  const counts = seen.map(() => new Array<number>(points).fill(0));
  run.groups.forEach(({ model }, g) => {
    model.states.forEach(({ name }, s) => {
      const row = counts[seen.indexOf(statusOf(name) as Status)] as number[];
      let present = 0;
      for (let point = 0; point < points; point++) {
        present += tallies[g]?.changes[s * points + point] as number;
        row[point] = (row[point] as number) + present;
      }
    });
  });
  return { atMs: pointsOfTime(run), statuses: seen, counts };
}

function statusesOf({ groups }: FleetRun): Status[] {
  const names = new Set(
    groups.flatMap(({ model }) => model.states.map(({ name }) => statusOf(name))),
  );
  return statuses.filter((status) => names.has(status));
}
