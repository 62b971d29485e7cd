// What decides how long something takes and how it ends: the plan in force, or the narrowest
// exception from it.

import type { PhasePlan, Plan } from '../../plan/index.js';
import { otherEnds, otherProbabilitiesIn } from '../../plan/internal.js';
import {
  type ChangedChances,
  decides,
  mostSpecificFirst,
  type Override,
  type OverrideOrder,
  type PhaseChange,
} from './override.js';
import { isBesides, type PhaseStart, type PlannedName } from './phase-start.js';

/** How many overrides there can be at a time; those that are over stay, with their counts, while there is room. */
export const mostOverrides = 1000;

/**
 * The exception that decides how something goes: the narrowest choice of instances, then one for an
 * operation, then one for a phase, then the latest.
 *
 * @returns undefined when the plan decides
 */
export function overrideFor(
  overrides: Iterable<Override>,
  phaseStart: PhaseStart,
): Override | undefined {
  let first: Override | undefined;
  for (const override of overrides) {
    if (!decides(override, phaseStart)) continue;
    if (!first || mostSpecificFirst(override, first) < 0) first = override;
  }
  return first;
}

/** The plan as it is for something that it times, under the exception that decides it. */
export function planUnder(
  plan: Plan,
  override: OverrideOrder | undefined,
  name: PlannedName | undefined,
): Plan {
  if (!override || !name) return plan;
  const { change } = override;
  if ('plan' in change) return change.plan;
  const { takes } = change;
  if (name === 'passwordReset') {
    return { ...plan, passwordReset: chancesUnder(plan.passwordReset, change) };
  }
  if (isBesides(name)) {
    return takes === undefined || takes === 'never' ? plan : { ...plan, [name]: { takes } };
  }
  const planned = changed(plan.phases[name], change);
  return { ...plan, phases: planned ? { [name]: planned } : {} };
}

/** What a phase takes under a change; undefined when it never ends by itself. */
function changed(
  planned: PhasePlan | undefined,
  { takes = planned?.takes, ...change }: PhaseChange,
): PhasePlan | undefined {
  if (takes === undefined || takes === 'never') return undefined;
  return { takes, ...chancesUnder(planned, change) };
}

/** How likely each end other than the good one is under a change. */
function chancesUnder(planned: ChangedChances = {}, { outcome, ...given }: PhaseChange) {
  if (outcome !== undefined) {
    // Certain ends still take their random number, so that the durations stay those of the plan.
    const certain = otherEnds.map(({ key, outcome: end }) => [key, Number(end === outcome)]);
    return otherProbabilitiesIn(Object.fromEntries(certain));
  }
  const isGiven = otherEnds.some(({ key }) => given[key] !== undefined);
  return otherProbabilitiesIn(isGiven ? given : planned);
}
