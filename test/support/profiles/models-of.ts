// Models of profiles that are written down in a test.

import {
  type ModelGroup,
  modelsOf,
  parseProfile,
  type SemiMarkovModel,
} from '../../../src/simulator/profile/index.js';

/** The groups of a profile; ten instances over a year unless it says otherwise. */
export const groupsIn = (document: object): ModelGroup[] =>
  modelsOf(parseProfile({ instances: 10, horizon: '365d', ...document }));

/** The model of a profile with one kind. */
export function modelIn(document: object): SemiMarkovModel {
  const [group, ...others] = groupsIn(document);
  if (!group || others.length > 0) throw new Error('the profile has not one group');
  return group.model;
}
