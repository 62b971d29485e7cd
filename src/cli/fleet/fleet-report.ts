// What a run of a fleet has to say, before it is put into words, numbers or pictures: the simulated
// answer, the exact one, and whether the two agree.

import { type StateName, type Status, statuses, statusOf } from '../../../machines/index.js';
import {
  type ExactAnswer,
  exactAnswer,
  type FleetPart,
  type FleetResult,
  type FleetRun,
  fleetResult,
  type Profile,
  type StateShares,
  type Tally,
  zScore,
} from '../../simulator/index.js';
import { countText, zText } from './figures.js';
import { fleetRunOf } from './written-run.js';

/** Beyond so many standard errors the difference is not chance. */
export const mostZ = 4;

/** Everything about a run. */
export interface FleetReport {
  readonly profile: Profile;
  readonly run: FleetRun;
  readonly simulated: FleetResult;
  readonly tallies: readonly Tally[];
  readonly exact: ExactAnswer;
  /** How far the simulated serving share is from the exact one, in standard errors. */
  readonly z: number;
  /** How many instances there should have been, when Ctrl-C came before. */
  readonly partialOf?: number;
}

/** Answers a profile exactly. */
export function exactOf(profile: Profile): ExactAnswer {
  return exactAnswer(fleetRunOf(profile).groups, { horizonMs: profile.horizonMs });
}

/**
 * Works out what there is to say about a run.
 *
 * @param part - what was simulated; where it is not the whole fleet, the report says so
 * @throws RangeError when it holds no instance
 */
export function fleetReport(
  profile: Profile,
  { tallies }: FleetPart,
  exact: ExactAnswer = exactOf(profile),
): FleetReport {
  const run = fleetRunOf(profile);
  const simulated = fleetResult(run, tallies);
  return {
    profile,
    run,
    simulated,
    tallies,
    exact,
    z: zScore(simulated.servingShare, exact.expected),
    ...(simulated.instances < profile.instances && { partialOf: profile.instances }),
  };
}

/**
 * Fewer outages than this can lack the rare long ones on which the serving share depends, and make its
 * error look smaller than it is.
 */
const enoughOutages = 10_000;

/** Whether the two answers agree, and in words. */
export interface Verdict {
  readonly verdict: 'agree' | 'doubtful' | 'defect';
  readonly message: string;
}

/** Judges the difference between the two answers. */
export function verdictOn({ z, simulated, exact }: FleetReport): Verdict {
  const far = `the simulated serving share is ${Math.abs(z).toFixed(1)} standard errors from the exact one`;
  if (Math.abs(z) <= mostZ) {
    const { expected } = exact;
    const caveat = expected.resolved ? '' : ` Mind that ${expected.reason}.`;
    const message = `The two agree: z is ${zText(z)}, and up to ±${mostZ} is chance.${caveat}`;
    return { verdict: 'agree', message };
  }
  const outages = simulated.outages.count + simulated.outages.open;
  if (outages < enoughOutages) {
    return {
      verdict: 'doubtful',
      message: `Doubtful: ${far}. With ${countText(outages)} outages that can be chance; should it stay beyond ${mostZ} with more instances, it is a defect of this program.`,
    };
  }
  return {
    verdict: 'defect',
    message: `A DEFECT OF THIS PROGRAM: ${far}, and chance explains up to ${mostZ}. The simulator or the mathematics is wrong; please report it with the profile and the seed.`,
  };
}

/** Shares of the statuses that the API reports, in its order, out of those of the chart's states. */
export function byStatus(shares: StateShares): ReadonlyMap<Status, number> {
  const states = Object.entries(shares) as [StateName, number][];
  const sums = statuses.map((status): [Status, number[]] => [
    status,
    states.filter(([state]) => statusOf(state) === status).map(([, share]) => share),
  ]);
  return new Map(
    sums
      .filter(([, parts]) => parts.length > 0)
      .map(([status, parts]) => [status, parts.reduce((sum, share) => sum + share, 0)]),
  );
}

/** The exact chance that a creation succeeds, where it is the same in all of the fleet. */
export function creationChance({ groups }: ExactAnswer): number | undefined {
  const [first, ...others] = groups.map(({ creationSucceeds }) => creationSucceeds);
  // Creations that fail are repeated, so a fleet's creations are not those of its groups by weight.
  return others.every((each) => each === first) ? first : undefined;
}
