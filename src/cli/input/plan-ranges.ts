// How long each state lasts by the plan that an option names.

import type { StateName } from '../../../machines/index.js';
import { InputError, type PhaseRange, phaseRanges } from '../../plan/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { readPlan } from './plans.js';

/** How long states last, by a plan. */
export type Ranges = Partial<Readonly<Record<StateName, PhaseRange>>>;

/**
 * Reads the plan of `--plan`.
 *
 * @param name - a preset's name or a file
 * @throws CommandFailure when there is no such plan
 */
export async function rangesOfPlan(name: string, environment: Environment): Promise<Ranges> {
  try {
    return phaseRanges(await readPlan(name, '.', environment));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw badInput(`--plan: ${error.issues[0].message}`, error);
  }
}
