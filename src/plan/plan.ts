// A plan says how long each phase takes and how it ends. It never says what an end leads to: that is
// the chart's business.

import type { Outcome, Provenance, StateName } from '../../machines/index.js';
import { type Distribution, type Random, sample } from '../random/index.js';
import { longestMs } from './duration.js';
import { type ChanceKey, chances, type PhaseName, phaseAt } from './phases.js';

/**
 * How long a phase takes and how it ends: well, unless `fails`, `faults` or another key gives one of
 * the other ends a probability from 0 to 1. All of them together are at most 1.
 */
export interface PhasePlan extends Readonly<Partial<Record<ChanceKey, number>>> {
  /** How long it takes, in milliseconds. */
  readonly takes: Distribution;
  /** Where the figures come from, for those of a preset. */
  readonly provenance?: Provenance;
}

/** How long things take and how they end. A phase that is not in it never ends by itself. */
export interface Plan {
  /** What to call it in a report. */
  readonly name: string;
  readonly phases: Readonly<Partial<Record<PhaseName, PhasePlan>>>;
  /**
   * How long a deleted instance can still be seen, in milliseconds; at once unless the plan says so.
   * No phase: nothing can come in between, and it always ends well.
   */
  readonly removal?: Removal;
}

/** How long the platform takes to clear a deleted instance away. */
export interface Removal {
  /** How long it takes, in milliseconds. */
  readonly takes: Distribution;
  /** Where the figures come from, for those of a preset. */
  readonly provenance?: Provenance;
}

/** How one run through a phase goes unless something comes in between. */
export interface DrawnPhase {
  /** How long it lasts: whole milliseconds, at most a thousand years. */
  readonly durationMs: number;
  /** The event that ends it. */
  readonly outcome: Outcome;
}

/**
 * Draws how the phase that begins in `state` will go. The end is drawn first and takes one number
 * of `random`; the rest goes into the duration.
 *
 * @param plan - the plan
 * @param state - the state that an instance has just entered
 * @param random - uniform numbers in [0, 1)
 * @returns undefined when nothing is under way in `state`, or the plan does not end it
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
  const chance = random();
  let upTo = 0;
  const other = chances.find(({ key }) => {
    upTo += planned[key] ?? 0;
    return chance < upTo;
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
export function drawRemoval({ removal }: Plan, random: Random): number {
  if (!removal) return 0;
  return Math.min(Math.round(sample(removal.takes, random)), longestMs);
}

/** The probabilities of all ends besides the good one, those that are not given as 0. */
export function chancesIn(given: Readonly<Partial<Record<ChanceKey, number | undefined>>>) {
  return Object.fromEntries(chances.map(({ key }) => [key, given[key] ?? 0])) as Readonly<
    Record<ChanceKey, number>
  >;
}

/** How likely a phase ends in any way but the good one. */
export function chanceOfOtherEnds(given: Readonly<Partial<Record<ChanceKey, number>>>): number {
  return chances.reduce((sum, { key }) => sum + (given[key] ?? 0), 0);
}
