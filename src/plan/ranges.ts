// What a plan says to people who wait: between which bounds a phase usually takes.

import type { StateName } from '../../machines/index.js';
import { support, usualRange } from '../random/index.js';
import { phases } from './phases.js';
import type { Plan } from './plan.js';

/** How long a state lasts by a plan, in milliseconds. */
export interface PhaseRange {
  /** Nothing is faster than this. */
  readonly shortestMs: number;
  /** One in twenty is faster. */
  readonly usuallyFromMs: number;
  /** One in twenty is slower. */
  readonly usuallyToMs: number;
  /** Nothing is slower than this; `Infinity` where there is a tail. */
  readonly longestMs: number;
}

/**
 * Puts a plan into figures per state, for waiters, checkers and screens. States that the plan does not
 * end are not in it.
 *
 * @param plan - the plan
 *
 * @example
 * ```ts
 * phaseRanges(presets.documented).RESTARTING;
 * // { shortestMs: 10_000, usuallyFromMs: 10_000, usuallyToMs: 1_800_000, longestMs: 1_800_000 }
 * ```
 */
export function phaseRanges(plan: Plan): Partial<Record<StateName, PhaseRange>> {
  const planned = plan.phases;
  return Object.fromEntries(
    phases.flatMap(({ name, state }) => {
      const phase = planned[name];
      if (!phase) return [];
      const bounds = support(phase.takes);
      const usual = usualRange(phase.takes);
      const range: PhaseRange = {
        shortestMs: bounds.min,
        usuallyFromMs: usual.min,
        usuallyToMs: usual.max,
        longestMs: bounds.max,
      };
      return [[state, range] as const];
    }),
  );
}
