// Instances in virtual time.

// A fleet of instances, simulated
export {
  addTally,
  type Creations,
  createEngine,
  decodeTally,
  EndlessLifeError,
  type Estimate,
  emptyLike,
  encodeTally,
  type FleetPart,
  type FleetResult,
  type FleetRun,
  fleetResult,
  type InstanceRange,
  JoinError,
  joinParts,
  missingFrom,
  mostPoints,
  type Outages,
  rangeOfShard,
  type Service,
  type StatusFigures,
  type StatusSeries,
  simulateFleet,
  type Tally,
  type TallyDocument,
  type Transition,
  tallyDocument,
} from './fleet/index.js';
// One instance: what happens to it, and what comes of it
export { mostEvents } from './instance/agenda.js';
export type { TimelineEnd, TimelineEntry } from './instance/life.js';
export type {
  End,
  Goal,
  Occurrence,
  Scenario,
  TimedFault,
  TimedRequest,
} from './instance/scenario.js';
export { parseScenario } from './instance/scenario-schema.js';
export { defaultSeed, simulate } from './instance/simulate.js';
export type { Outage, StatusShare, Summary } from './instance/summary.js';
export type { Timeline } from './instance/timeline.js';
export { type StatusChange, traceOf } from './instance/trace.js';
// Profiles: how the instances of a fleet live
export {
  type Branch,
  type Cause,
  describeProfile,
  longestHorizonMs,
  type ModelGroup,
  type ModelState,
  modelsOf,
  mostInstances,
  type Profile,
  type ProfileGroup,
  parseProfile,
  planNamesIn,
  type Reaction,
  type Reactions,
  recreate,
  type SemiMarkovModel,
  type Workload,
  yearMs,
} from './profile/index.js';
