// The long run: how a life goes on once it has settled in a set of states that it never leaves. The
// share of time in a state is its share of visits times its mean stay (semi-Markov steady state).

import type { StateName } from '../../../../machines/index.js';
import { yearMs } from '../../profile/index.js';
import { type Chain, rest, total } from './chain.js';
import { stationaryVector } from './visits.js';

/** How outages come and go, in the long run. */
export interface LongRunOutages {
  /** How many begin per year and instance. */
  readonly perYear: number;
  /** From the beginning of one to the beginning of the next, in milliseconds. */
  readonly meanTimeBetweenMs: number;
  /** How long service lasts between two of them, in milliseconds. */
  readonly meanUpMs: number;
  /** How long they last, in milliseconds. */
  readonly meanTimeToRepairMs: number;
}

/** The long run of an instance, a group or a fleet. */
export interface LongRun {
  /** The share of time spent serving. */
  readonly availability: number;
  /** The time not spent serving, in milliseconds per year of 365 days. */
  readonly downtimePerYearMs: number;
  /** The share of time spent in each state. */
  readonly shares: Readonly<Partial<Record<StateName, number>>>;
  /** Absent where no outage ever begins: because service never ends, or there is none. */
  readonly outages?: LongRunOutages;
}

/** A set of states that is never left again, and the long run in it. */
export interface RecurrentClass extends LongRun {
  /** Their names. */
  readonly states: readonly StateName[];
  /** The probability that an instance ends up here. */
  readonly probability: number;
  /** The share of visits to each of the states: the stationary vector of the embedded chain. */
  readonly visits: readonly number[];
}

/** A long run and how much it counts. */
export interface WeightedLongRun {
  /** Of all weights, which add up to 1. */
  readonly weight: number;
  /** The long run. */
  readonly longRun: LongRun;
}

/**
 * Finds the sets of states that lives end in, and the long run in each.
 *
 * @throws RangeError when one of them takes no time at all
 */
export function recurrentClasses({ model, stays, steps, classes }: Chain): RecurrentClass[] {
  return classes
    .filter(({ absorption }) => absorption > 0)
    .map(({ states, absorption }) => {
      const names = states.map((i) => (model.states[i] as { name: StateName }).name);
      const visits = stationaryVector(
        states.map((i) => states.map((j) => steps[i]?.[j] as number)),
      );
      const serves = (i: number) => model.states[i]?.serving === true;

      const meanStays = states.map((i) => stays[i]?.meanMs as number);
      const stay = visits.map((share, s) => share * (meanStays[s] as number));
      const stepMs = total(stay);
      if (stepMs === 0) throw new RangeError(`no time passes in ${names.join(', ')}`);
      // A state that is never left is alone in its class and takes all the time there is.
      const shares = stay.map((ms) => (ms === Number.POSITIVE_INFINITY ? 1 : ms / stepMs));
      const down = total(shares.filter((_, s) => !serves(states[s] as number)));
      const failing = states.map((i) => {
        const away = (steps[i] as readonly number[]).filter((_, j) => !serves(j));
        return serves(i) ? total(away) : 0;
      });
      const outageRate = total(visits.map((share, s) => share * (failing[s] as number))) / stepMs;
      return {
        states: names,
        probability: absorption,
        visits,
        ...longRun(down, outageRate, down, Object.fromEntries(names.map((n, s) => [n, shares[s]]))),
      };
    });
}

/**
 * Mixes long runs: that of a group out of its recurrent classes, that of a fleet out of its groups.
 * Mean times are over all outages, so parts without any do not count in them.
 */
export function mixLongRuns(parts: readonly WeightedLongRun[]): LongRun {
  const sum = (of: (longRun: LongRun) => number) =>
    total(parts.map(({ weight, longRun: each }) => weight * of(each)));
  const names = new Set(parts.flatMap((part) => Object.keys(part.longRun.shares) as StateName[]));
  const shares = [...names].map((name) => [name, sum((each) => each.shares[name] ?? 0)]);
  return longRun(
    sum((each) => each.downtimePerYearMs / yearMs),
    sum((each) => (each.outages?.perYear ?? 0) / yearMs),
    sum((each) => (each.outages ? each.downtimePerYearMs / yearMs : 0)),
    Object.fromEntries(shares),
    sum((each) => (each.outages ? 1 : 0)),
  );
}

/**
 * @param down - share of time not serving
 * @param rate - outages that begin per millisecond
 * @param ending - share of time in outages that end
 * @param exposed - share of time in long runs that know outages
 */
function longRun(
  down: number,
  rate: number,
  ending: number,
  shares: LongRun['shares'],
  exposed = 1,
): LongRun {
  const outages = {
    perYear: rate * yearMs,
    meanTimeBetweenMs: exposed / rate,
    meanUpMs: (exposed - ending) / rate,
    meanTimeToRepairMs: ending / rate,
  };
  return {
    availability: rest(down),
    downtimePerYearMs: down * yearMs,
    shares,
    ...(rate > 0 && { outages }),
  };
}
