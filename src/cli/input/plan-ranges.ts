// How long each state lasts by the plan that an option names.

import { InputError, phaseRanges } from '../../plan/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import type { Ranges } from '../watch/expectation.js';
import { readPlan } from './plans.js';

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
