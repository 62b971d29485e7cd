// Profiles: what a fleet is made of and what happens to it, read from files, checked against the
// chart, and compiled to semi-Markov models.

// What is wrong with an argument
export { nameOf, requireOptions, requireProfile, requireScenario } from './arguments.js';
// In words
export { describeProfile } from './describe-profile.js';
// What calls of the simulator take
export {
  type FleetSource,
  type ModelledFleet,
  modelledFleet,
} from './modelled-fleet.js';
// Compiling
export { modelsOf } from './models.js';
// What begins outages
export { creationCause, outageCauseOf } from './outage-causes.js';
// The numbers of a profile
export { type Parameter, type ParameterType, parametrised } from './parameters.js';
// Profiles
export {
  mostInstances,
  type Profile,
  type ProfileGroup,
  type Reaction,
  type Reactions,
  recreate,
  type Workload,
} from './profile.js';
export { parseProfile, planNamesIn, profileSchemaOver } from './profile-schema.js';
// Models
export {
  type Branch,
  type Cause,
  longestHorizonMs,
  type ModelGroup,
  type ModelState,
  type SemiMarkovModel,
  yearMs,
} from './semi-markov.js';
export { profileWarnings } from './silent-clocks.js';
