// What a run of a fleet has to say, before it is put into words, numbers or pictures: the simulated
// answer, the exact one, and whether the two agree.

import { type StateName, type Status, statuses, statusOf } from '../../../machines/index.js';
import {
  type Agreement,
  compareAnswers,
  type Disagreement,
  downAtOnce,
  downWithin,
  type ExactAnswer,
  type FleetResult,
  type FleetShare,
  fleetServingShare,
  type StateShares,
} from '../../simulator/index.js';
import {
  enoughToTell,
  type FleetPart,
  type FleetRun,
  fleetResult,
  fleetRunOf,
  type Tally,
} from '../../simulator/internal.js';
import { countText, rateText } from '../terminal/figures.js';
import { hasWeightedLives } from './part-document.js';
import type { ProfileAnswer } from './profile-answer.js';

/** Everything about a run. */
export interface FleetReport extends Agreement, ProfileAnswer {
  readonly run: FleetRun;
  readonly simulated: FleetResult;
  readonly tallies: readonly Tally[];
  /** Where the serving share of 95 of 100 such fleets lies. */
  readonly fleetShare: FleetShare;
  /** How many instances there should have been, when Ctrl-C came before. */
  readonly partialOf?: number;
}

/**
 * Works out what there is to say about a run.
 *
 * @param part - what was simulated; where it is not the whole fleet, the report says so
 * @throws RangeError when it holds no instance
 */
export function fleetReport(answer: ProfileAnswer, part: FleetPart): FleetReport {
  const { profile, exact } = answer;
  const { tallies } = part;
  const run = fleetRunOf(profile, { forced: hasWeightedLives(part) });
  const simulated = fleetResult(run, tallies);
  return {
    ...answer,
    run,
    simulated,
    tallies,
    fleetShare: fleetServingShare(profile, { instances: simulated.instances, exact }),
    ...compareAnswers(simulated, exact),
    ...(simulated.instances < profile.instances && {
      partialOf: profile.instances,
      atOnce: downAtOnce(profile, { instances: simulated.instances }),
      within: downWithin(profile, { instances: simulated.instances }),
    }),
  };
}

/** Tells a run from an answer without one. */
export const isSimulated = (answer: ProfileAnswer): answer is FleetReport => 'simulated' in answer;

/** How many of the simulated instances were seen down at once. */
export interface AtOnceSeen {
  readonly mean: number;
  readonly p99: number;
  readonly most: number;
  /** At how many moments. */
  readonly moments: number;
}

/** How many instances were down at once, at the points of time after birth. */
export function atOnceSeen({ simulated }: Pick<FleetReport, 'simulated'>): AtOnceSeen {
  const { series, statuses: figures } = simulated;
  const down = series.counts.filter((_, s) => !figures[s]?.serving);
  const counts = series.atMs
    .map((_, point) => down.reduce((sum, row) => sum + (row[point] as number), 0))
    .slice(1);
  const sorted = counts.toSorted((a, b) => a - b);
  return {
    mean: counts.reduce((sum, count) => sum + count, 0) / counts.length,
    p99: sorted[Math.ceil(0.99 * sorted.length) - 1] as number,
    most: sorted.at(-1) as number,
    moments: counts.length,
  };
}

/** Says in words whether the two answers agree. */
export function agreementText({ verdict, reason, checks, disagreements, exact }: Agreed): string {
  const [worst] = disagreements;
  if (worst) {
    const others = disagreements.length - 1;
    const more = others > 0 ? ` So are ${countText(others)} of the other checks.` : '';
    return `A DEFECT OF THIS PROGRAM: ${whatIsWrong(worst)}, and chance explains that in fewer than 1 of 10,000 runs.${more} The simulator or the mathematics is wrong; please report it with the profile and the seed.`;
  }
  if (verdict === 'cannot tell') return `Cannot tell whether the two agree: ${whyNot(reason)}`;
  const { expected } = exact;
  const caveat = expected.resolved ? '' : ` Mind that ${expected.reason}.`;
  return `The two agree: of ${countText(checks)} checks of transitions, stays and the serving share, none is further off than chance explains.${caveat}`;
}

type Agreed = Pick<FleetReport, 'exact' | keyof Agreement>;

function whatIsWrong({ of, seen, expected }: Disagreement): string {
  if (seen === undefined || expected === undefined) return `${of}: not as the profile has it`;
  return `${of}: ${countText(seen)} times, where ${rateText(expected)} were expected`;
}

function whyNot(reason: Agreement['reason']): string {
  if (reason === 'one instance') return 'a single instance says too little; simulate more.';
  if (reason === undefined || reason === 'nothing happened') {
    return 'nothing happened to any instance; simulate more of them, or for longer.';
  }
  const { of, expected, seen, instancesNeeded } = reason;
  return `what matters most, ${of}, was expected ${times(expected)}, and happened ${countText(seen)} ${seen === 1 ? 'time' : 'times'}. Simulate ${countText(instancesNeeded)} instances to see about ${enoughToTell}.`;
}

function times(count: number): string {
  const text = rateText(Number(count.toPrecision(2)));
  return text === '1' ? 'once' : `${text} times`;
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

/** Tells whether instances that the horizon finds without service get there later: the two mean times differ. */
export const getsThereLater = ({ everServes, servesByHorizon }: ExactAnswer): boolean =>
  everServes - servesByHorizon > 1e-6 * everServes;
