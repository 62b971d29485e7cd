// How long each state lasts by the plan that an option names.

import { InputError, phaseRanges } from '../../plan/index.js';
import { badInput } from '../failures.js';
import type { Io } from '../io.js';
import { readPlan } from '../plans.js';
import type { Ranges } from './expectation.js';

/**
 * Reads the plan of `--plan`.
 *
 * @param name - a preset's name or a file
 * @throws CommandFailure when there is no such plan
 */
export async function rangesOfPlan(name: string, io: Io): Promise<Ranges> {
  try {
    return phaseRanges(await readPlan(name, '.', io));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw badInput(`--plan: ${error.issues[0].message}`, error);
  }
}
