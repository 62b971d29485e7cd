// What the other folders of this project need of the simulator, and no user of the package does.

// Whether the two answers agree
export { zScore } from './agreement/index.js';
// Parts of a fleet, simulated and joined by the command line
export {
  addTally,
  createFleetEngine,
  decodeTally,
  downSaved,
  emptyLike,
  encodeTally,
  enoughToTell,
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
  tallyDocument,
  whyNotForced,
} from './fleet/index.js';
// One instance
export { phaseStreams } from './instance/phase-streams.js';
export { unplannedEvents } from './instance/scenario.js';
export { mostEvents } from './instance/scenario-events.js';
export { scenarioSchemaOver } from './instance/scenario-schema.js';
// Profiles
export {
  longestHorizonMs,
  mostInstances,
  planNamesIn,
  profileSchemaOver,
  recreate,
  yearMs,
} from './profile/index.js';
