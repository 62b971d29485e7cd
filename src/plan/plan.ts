// A plan says how long each phase takes and how it ends. The chart says to which state an end leads.

import type { Outcome, Provenance, StateName } from '../../machines/index.js';
import { type OutcomeThat, type OutcomeVerb, outcomesThat } from '../../machines/internal.js';
import { type Distribution, type Random, sample } from '../random/index.js';
import { longestMs } from './duration.js';
import { type OtherEndKey, otherEnds, type PhaseName, phaseAt } from './phases.js';

/**
 * How long a phase takes and how it ends: well, unless `fails`, `faults` or another key gives one of
 * the other ends a probability from 0 to 1. All of them together are at most 1.
 */
export interface PhasePlan extends Readonly<Partial<Record<OtherEndKey, number>>> {
  /** How long it takes, in milliseconds. */
  readonly takes: Distribution;
  /** Where the figures come from, for those of a preset. */
  readonly provenance?: Provenance;
}

/** How long phases take and how they end. A phase that is not in it never ends by itself. */
export interface Plan {
  /** Its name in reports. */
  readonly name: string;
  /** The phases that end, by name. */
  readonly phases: Readonly<Partial<Record<PhaseName, PhasePlan>>>;
  /**
   * How long a deleted instance can still be seen, in milliseconds; at once unless the plan says so.
   * It is not a phase: nothing can interrupt it, and it always ends well.
   */
  readonly removal?: Removal;
  /**
   * How long a standby takes to become the master, in milliseconds; no time unless the plan says so. It is
   * not a phase either: the instance serves meanwhile.
   */
  readonly switchover?: Removal;
  /**
   * How likely a reset of the password fails, and the instance restarts with its old one (dcs-ug-0312041);
   * never unless the plan says so. It takes no time, because it is answered once it has ended.
   */
  readonly passwordReset?: PasswordReset;
}

/** How a reset of the password ends: well, unless `fails` gives the other end a probability from 0 to 1. */
export type PasswordReset = Readonly<
  Partial<Record<OutcomeVerb<OutcomeThat<'endsBadly'>>, number>>
>;

/** How long the platform takes for what is no phase, such as to remove a deleted instance. */
export interface Removal {
  /** How long it takes, in milliseconds. */
  readonly takes: Distribution;
  /** Where the figures come from, for those of a preset. */
  readonly provenance?: Provenance;
}

/** What a plan times besides phases. */
const timedBesides = ['removal', 'switchover'] as const;

/** The name of something that a plan times besides phases. */
export type TimedBesides = (typeof timedBesides)[number];

/** What a plan decides besides phases: what it times, and what only ends in one way or another. */
export const decidedBesides = [...timedBesides, 'passwordReset'] as const;

/** The name of something that a plan decides besides phases. */
export type DecidedBesides = (typeof decidedBesides)[number];

/** All that something can end with which a plan decides besides phases. */
export const endsBesides = (what: DecidedBesides): readonly Outcome[] =>
  what === 'passwordReset' ? outcomesThat('endsWell', 'endsBadly') : [];

/** How long a phase lasts and how it ends, unless it is interrupted. */
export interface DrawnPhase {
  /** How long it lasts: whole milliseconds, at most a thousand years. */
  readonly durationMs: number;
  /** The event that ends it. */
  readonly outcome: Outcome;
}

/**
 * Draws how the phase that begins in `state` will end, and when. The end is drawn first and takes one number
 * of `random`; the duration takes as many as it needs.
 *
 * @param plan - the plan
 * @param state - the state that an instance has just entered
 * @param random - uniform numbers in [0, 1)
 * @returns undefined when `state` is not a phase, or the plan does not end it
 *
 * @example
 * ```ts
 * drawPhase(presets.documented, 'RESTARTING', createRandom(42));
 * // { durationMs: …, outcome: 'succeed' }, between 10 seconds and 30 minutes
 * ```
 */
export function drawPhase(plan: Plan, state: StateName, random: Random): DrawnPhase | undefined {
  const phase = phaseAt(state);
  const planned = phase && plan.phases[phase.name];
  if (!planned) return undefined;
  const drawn = random();
  let upTo = 0;
  const other = otherEnds.find(({ key }) => {
    upTo += planned[key] ?? 0;
    return drawn < upTo;
  });
  const outcome = other?.outcome ?? phase.well;
  // A tail can be longer than any clock.
  const durationMs = Math.min(Math.round(sample(planned.takes, random)), longestMs);
  return { durationMs, outcome };
}

/**
 * Draws how long a deleted instance can still be seen.
 *
 * @param plan - the plan
 * @param random - uniform numbers in [0, 1)
 * @returns whole milliseconds, at most a thousand years; 0 when the plan does not say
 *
 * @example
 * ```ts
 * drawRemoval(presets.documented, createRandom(42)); // between 1 and 30 minutes
 * ```
 */
export const drawRemoval = (plan: Plan, random: Random): number =>
  drawBesides(plan, 'removal', random);

/** Draws how long a removal or a switchover takes: whole milliseconds, 0 when the plan does not say. */
export function drawBesides(plan: Plan, what: TimedBesides, random: Random): number {
  const planned = plan[what];
  if (!planned) return 0;
  return Math.min(Math.round(sample(planned.takes, random)), longestMs);
}

/**
 * Draws whether a reset of the password fails.
 *
 * @param random - gives uniform numbers in [0, 1); not asked where the end is certain
 */
export function drawResetFails(plan: Plan, random: () => Random): boolean {
  const probability = probabilityOfOtherEnds(plan.passwordReset ?? {});
  if (probability <= 0 || probability >= 1) return probability >= 1;
  return random()() < probability;
}

/** The probabilities of all ends other than the good one; 0 for those that are not given. */
export function otherProbabilitiesIn(
  given: Readonly<Partial<Record<OtherEndKey, number | undefined>>>,
) {
  return Object.fromEntries(otherEnds.map(({ key }) => [key, given[key] ?? 0])) as Readonly<
    Record<OtherEndKey, number>
  >;
}

/** The probability that a phase does not end well. */
export function probabilityOfOtherEnds(
  given: Readonly<Partial<Record<OtherEndKey, number>>>,
): number {
  return otherEnds.reduce((sum, { key }) => sum + (given[key] ?? 0), 0);
}
