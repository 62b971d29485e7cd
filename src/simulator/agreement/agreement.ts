// Do the two answers agree, the simulated and the exact one?

import type { ExactAnswer, ExpectedShare } from '../exact/index.js';
import type { Estimate, FleetResult } from '../fleet/index.js';
import { type Check, checksOf } from './checks.js';
import { type AfterRareStep, compareRare } from './rare-checks.js';
import { type TooRare, tooRare } from './too-rare.js';

export type { AfterRareStep } from './rare-checks.js';
export type { TooRare } from './too-rare.js';

/** In at most this part of all runs a program without a defect is said to have one. */
const falseAlarms = 1e-4;

/** So many events are to tell that their rate is off by a hundredth. */
const wantedEvents = 500_000;

/** Something that chance does not explain. */
export type Disagreement = Pick<Check, 'of' | 'seen' | 'expected'>;

/** How a simulated fleet and the exact answer compare. */
export interface Agreement {
  /**
   * The difference of the serving shares in standard errors of the sample; positive when more was simulated
   * than is expected. The verdict does not go by it: where outages that matter are rare, the sample's error
   * is no measure.
   */
  readonly standardErrorsApart: number;
  /**
   * `agree`: chance explains every difference, and the fleet was large enough to see what matters.
   * `cannot tell`: chance explains every difference, but what matters was too rare. `disagree`: the
   * simulation or the mathematics is wrong; at most one run in 10 000 says so by chance.
   */
  readonly verdict: 'agree' | 'cannot tell' | 'disagree';
  /** How many counts and distributions were held against the model. */
  readonly checks: number;
  /** What chance does not explain, the worst first. */
  readonly disagreements: readonly Disagreement[];
  /** The exact answer to what weighted lives say; left out in a run without them. */
  readonly afterRareSteps?: readonly AfterRareStep[];
  /** Why it cannot be told: one instance, no transition at all, or one that was too rare. */
  readonly reason?: 'one instance' | 'nothing happened' | TooRare;
}

/**
 * Compares a simulated fleet with the exact answer: every transition of the chart with its rate or
 * probability, the lengths of stays with their distribution, and the serving share with the expected one.
 *
 * @param simulated - a fleet that was watched from birth to the horizon of the exact answer
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: 'documented',
 *   workload: { requests: { restart: { every: '7d' } } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * compareAnswers(simulateFleet(profile), exactAnswer(profile)).verdict; // 'agree'
 * ```
 */
export function compareAnswers(simulated: FleetResult, exact: ExactAnswer): Agreement {
  const rare = compareRare(simulated);
  const checks = [...checksOf(simulated, exact), ...(rare?.checks ?? [])];
  const limits = lnLimits([...checks.map(({ planned }) => planned), 0]);
  const failed = [...checks, shareCheck(simulated, exact.expected, limits.at(-1) as number)]
    .map((check, c) => ({ ...check, beyond: (limits[c] as number) - check.lnChance }))
    .filter(({ beyond }) => beyond > 0)
    .sort((a, b) => b.beyond - a.beyond)
    .map(({ of, seen, expected }) => ({
      of,
      ...(seen !== undefined && expected !== undefined && { seen, expected }),
    }));
  const figures = {
    standardErrorsApart: zScore(simulated.servingShare, exact.expected),
    checks: checks.length + 1,
    disagreements: failed,
    ...(rare && { afterRareSteps: rare.exact }),
  };
  if (failed.length > 0) return { ...figures, verdict: 'disagree' };
  const reason = reasonNotToTell(simulated, exact);
  return reason ? { ...figures, verdict: 'cannot tell', reason } : { ...figures, verdict: 'agree' };
}

/**
 * Divides the false alarms among the checks, a fifth evenly. Of the rest those get most that need it to tell a
 * hundredth: with many more events it shows in any case, and with many fewer it cannot.
 *
 * @param planned - per check the events that could be expected before the run
 * @returns the logarithm of the part of each
 */
function lnLimits(planned: readonly number[]): number[] {
  const needs = planned.map((events) => {
    const part = events / wantedEvents;
    return part < 1 ? part : 1 / part ** 2;
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => {
    const special = all > 0 ? (0.8 * need) / all : 0;
    return Math.log(falseAlarms * (special + 0.2 / needs.length));
  });
}

function reasonNotToTell(simulated: FleetResult, exact: ExactAnswer): Agreement['reason'] {
  if (simulated.instances === 1) return 'one instance';
  if (simulated.transitions.every(({ count }) => count === 0)) return 'nothing happened';
  return tooRare(simulated, exact);
}

/**
 * Maurer and Pontil's empirical Bernstein bound, which holds for shares of any distribution: the mean is
 * no further from the truth, but with the chance that is allowed.
 */
function shareCheck(
  { servingShare: { mean, standardError }, instances }: FleetResult,
  { serving, errorEstimate }: ExpectedShare,
  lnLimit: number,
): Check {
  const ln = Math.log(4) - lnLimit;
  const far = standardError * Math.sqrt(2 * ln) + (7 * ln) / (3 * (instances - 1));
  const explained = !(Math.abs(mean - serving) > far + errorEstimate);
  return { of: 'serving share', planned: 0, lnChance: explained ? 0 : Number.NEGATIVE_INFINITY };
}

/**
 * How far a simulated share of serving is from the expected one, in standard errors of the difference.
 *
 * @param simulated - the estimate of a fleet that was watched from birth to the same horizon
 * @returns a number of standard errors; positive when more was simulated than is expected
 */
export function zScore(
  simulated: Pick<Estimate, 'mean' | 'standardError'>,
  { serving, errorEstimate }: Pick<ExpectedShare, 'serving' | 'errorEstimate'>,
): number {
  return (simulated.mean - serving) / Math.hypot(simulated.standardError, errorEstimate);
}
