// How long phases usually last by a plan, for waiters, checkers and screens.

import type { StateName } from '../../machines/index.js';
import { support, usualRange } from '../random/index.js';
import { phases } from './phases.js';
import type { Plan } from './plan.js';

/** How long a state lasts by a plan. */
export interface PhaseRange {
  /** The shortest time, in milliseconds. */
  readonly shortestMs: number;
  /** One in twenty is shorter, in milliseconds. */
  readonly usuallyFromMs: number;
  /** One in twenty is longer, in milliseconds. */
  readonly usuallyToMs: number;
  /** The longest time, in milliseconds; `Infinity` where there is none. */
  readonly longestMs: number;
}

/**
 * Works out how long each state lasts by a plan. States that the plan does not end are left out.
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
