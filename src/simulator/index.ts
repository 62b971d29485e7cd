// Instances in virtual time.

// Whether the two answers agree
export { type Agreement, compareAnswers, mostZ, zScore } from './agreement.js';
// The exact answer to a profile
export {
  availabilityAt,
  type ClassAnswer,
  type ExactAnswer,
  type ExactFigures,
  type ExactMethod,
  type ExactOptions,
  type ExpectedShare,
  exactAnswer,
  type FirstService,
  type GroupAnswer,
  type LongRun,
  type LongRunOutages,
  type PointAvailability,
  type RecurrentClass,
  type StateAnswer,
  type StateShares,
} from './exact/index.js';
// A fleet of instances, simulated
export {
  addTally,
  type CreationFigures,
  createFleetEngine,
  decodeTally,
  EndlessLifeError,
  type Estimate,
  emptyLike,
  encodeTally,
  type FleetOptions,
  type FleetPart,
  type FleetResult,
  type FleetRun,
  fleetResult,
  fleetRunOf,
  type InstanceRange,
  JoinError,
  joinParts,
  middleOf,
  missingFrom,
  mostPoints,
  type OutageFigures,
  proportion,
  rangeOfShard,
  type ServiceFigures,
  type StatusFigures,
  type StatusSeries,
  simulateFleet,
  type Tally,
  type TallyDocument,
  type Transition,
  tallyDocument,
} from './fleet/index.js';
export type {
  Occurrence,
  Scenario,
  ScenarioEnd,
  ScenarioGoal,
  ScheduledFault,
  ScheduledRequest,
  UnplannedList,
} from './instance/scenario.js';
export { unplannedEvents } from './instance/scenario.js';
// One instance: what happens to it, and what comes of it
export { mostEvents } from './instance/scenario-events.js';
export { parseScenario } from './instance/scenario-schema.js';
export {
  type SimulateOptions,
  simulate,
  simulateInSteps,
} from './instance/simulate.js';
export { type StatusChange, statusTrace } from './instance/status-trace.js';
export type {
  Outage,
  StatusShare,
  Timeline,
  TimelineEnd,
  TimelineEntry,
  TimelineSummary,
  UnplannedCount,
} from './instance/timeline.js';
// Profiles: how the instances of a fleet live
export {
  type Branch,
  type Cause,
  describeProfile,
  type FleetSource,
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
