// Instances in virtual time.

// Whether the two answers agree
export { type Agreement, compareAnswers } from './agreement.js';
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
  type CreationFigures,
  EndlessLifeError,
  type Estimate,
  type FleetOptions,
  type FleetResult,
  type OutageFigures,
  type ServiceFigures,
  type StatusFigures,
  type StatusSeries,
  simulateFleet,
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
export { parseScenario } from './instance/scenario-schema.js';
export { type SimulateOptions, simulate } from './instance/simulate.js';
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
  describeProfile,
  type Profile,
  type ProfileGroup,
  parseProfile,
  type Workload,
} from './profile/index.js';
