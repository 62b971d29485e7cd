// What the calls of the simulator take: a profile, or models of a caller's own.

import { defaultSeed } from '../../random/index.js';
import { requireProfile } from './arguments.js';
import { modelsOf } from './models.js';
import type { Profile } from './profile.js';
import { type ModelGroup, yearMs } from './semi-markov.js';

/** A profile from `parseProfile`; or models, whose weights add up to 1. */
export type FleetSource = Profile | readonly ModelGroup[];

/** A fleet whose instances' behaviour is a semi-Markov process. */
export interface ModelledFleet {
  /** Its parts; their weights add up to 1. */
  readonly groups: readonly ModelGroup[];
  /** How many instances there are; a thousand where models do not come from a profile. */
  readonly instances: number;
  /** How long each is watched, in milliseconds; a year where models do not come from a profile. */
  readonly horizonMs: number;
  /** The seed of everything that is left to chance. */
  readonly seed: number;
}

/**
 * Compiles what a call of the simulator was given.
 *
 * @param caller - the name of the function that was called
 * @throws TypeError that says what the function takes
 */
export function modelledFleet(caller: string, given: FleetSource): ModelledFleet {
  if (isModels(given)) {
    return { groups: given, instances: 1000, horizonMs: yearMs, seed: defaultSeed };
  }
  requireProfile(caller, given);
  const { instances, horizonMs, seed } = given as Profile;
  return { groups: modelsOf(given as Profile), instances, horizonMs, seed };
}

const isModels = (given: unknown): given is readonly ModelGroup[] =>
  Array.isArray(given) && given.every((group) => 'model' in Object(group));
