// What a run of a fleet has to say, before it is put into words, numbers or pictures: the simulated
// answer, the exact one, and whether the two agree.

import { type StateName, type Status, statuses, statusOf } from '../../../machines/index.js';
import {
  type Agreement,
  compareAnswers,
  type ExactAnswer,
  exactAnswer,
  type FleetResult,
  type Profile,
  type StateShares,
} from '../../simulator/index.js';
import {
  type FleetPart,
  type FleetRun,
  fleetResult,
  fleetRunOf,
  mostZ,
  type Tally,
} from '../../simulator/internal.js';
import { countText, zText } from '../terminal/figures.js';

/** Everything about a run. */
export interface FleetReport extends Agreement {
  readonly profile: Profile;
  readonly run: FleetRun;
  readonly simulated: FleetResult;
  readonly tallies: readonly Tally[];
  readonly exact: ExactAnswer;
  /** How many instances there should have been, when Ctrl-C came before. */
  readonly partialOf?: number;
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
  exact: ExactAnswer = exactAnswer(profile),
): FleetReport {
  const run = fleetRunOf(profile);
  const simulated = fleetResult(run, tallies);
  return {
    profile,
    run,
    simulated,
    tallies,
    exact,
    ...compareAnswers(simulated, exact),
    ...(simulated.instances < profile.instances && { partialOf: profile.instances }),
  };
}

/** Says in words whether the two answers agree. */
export function agreementText({ z, verdict, simulated, exact }: FleetReport): string {
  if (verdict === 'agree') {
    const { expected } = exact;
    const caveat = expected.resolved ? '' : ` Mind that ${expected.reason}.`;
    return `The two agree: z is ${zText(z)}, and up to ±${mostZ} is chance.${caveat}`;
  }
  const far = `the simulated serving share is ${Math.abs(z).toFixed(1)} standard errors from the exact one`;
  if (verdict === 'doubtful') {
    const outages = simulated.outages.count + simulated.outages.open;
    return `Doubtful: ${far}. With ${countText(outages)} outages that can be chance; should it stay beyond ${mostZ} with more instances, it is a defect of this program.`;
  }
  return `A DEFECT OF THIS PROGRAM: ${far}, and chance explains up to ${mostZ}. The simulator or the mathematics is wrong; please report it with the profile and the seed.`;
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
