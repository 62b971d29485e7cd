// What the other folders of this project need of the simulator, and no user of the package does.

// Whether the two answers agree
export { mostZ, zScore } from './agreement.js';
// A fleet of instances, simulated
export {
  addTally,
  createFleetEngine,
  decodeTally,
  emptyLike,
  encodeTally,
  type FleetPart,
  type FleetRun,
  fleetResult,
  fleetRunOf,
  type InstanceRange,
  JoinError,
  joinParts,
  middleOf,
  missingFrom,
  mostPoints,
  proportion,
  rangeOfShard,
  type Tally,
  type TallyDocument,
  type Transition,
  tallyDocument,
} from './fleet/index.js';
export { unplannedEvents } from './instance/scenario.js';
// One instance: what happens to it, and what comes of it
export { mostEvents } from './instance/scenario-events.js';
export { simulateInSteps } from './instance/simulate.js';
// Profiles: how the instances of a fleet live
export {
  type Branch,
  type Cause,
  type FleetSource,
  longestHorizonMs,
  type ModelGroup,
  type ModelState,
  modelsOf,
  mostInstances,
  planNamesIn,
  type Reaction,
  type Reactions,
  recreate,
  type SemiMarkovModel,
  yearMs,
} from './profile/index.js';
