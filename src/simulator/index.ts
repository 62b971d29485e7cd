// Instances and fleets in virtual time, and the exact answer about them.

// Whether the two answers agree
export {
  type AfterRareStep,
  type Agreement,
  compareAnswers,
  type Disagreement,
  type TooRare,
} from './agreement/index.js';
// The exact answer
export {
  type AtOnceOptions,
  availabilityAt,
  type Bounds,
  type ClassAnswer,
  type DownAtOnce,
  type DowntimeDistribution,
  type DowntimeOptions,
  type DowntimeQuantile,
  type DownWithin,
  type DownWithinOptions,
  downAtOnce,
  downtimeByCause,
  downtimeDistribution,
  downWithin,
  type ExactAnswer,
  type ExactFigures,
  type ExactMethod,
  type ExactOptions,
  type ExpectedShare,
  exactAnswer,
  type FirstService,
  type FleetShare,
  type FleetShareOptions,
  fleetServingShare,
  type GroupAnswer,
  type Improvement,
  improvements,
  type LevelAnswer,
  type LongRun,
  type LongRunOutages,
  type OutageCause,
  type PointAvailability,
  type RecurrentClass,
  type StateAnswer,
  type StateShares,
} from './exact/index.js';
// A fleet, simulated
export {
  type BranchEvidence,
  type ClockEvidence,
  type CreationFigures,
  EndlessLifeError,
  type Estimate,
  type FleetOptions,
  type FleetResult,
  type ForcedEvidence,
  forcedTransitions,
  type GroupEvidence,
  type GroupFigures,
  type OutageFigures,
  type QuantileInterval,
  type RareFigures,
  type RareStep,
  type ServiceFigures,
  type SimulatedCause,
  type StateEvidence,
  type StatusFigures,
  type StatusSeries,
  simulateFleet,
  type Transition,
} from './fleet/index.js';
// One instance: its scenario
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
// One instance: what happens to it
export { type SimulateOptions, simulate, simulateInSteps } from './instance/simulate.js';
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
// Profiles: what a fleet is made of and what happens to it; and the models that they become
export {
  type Branch,
  type Cause,
  describeProfile,
  type FleetSource,
  type ModelGroup,
  type ModelState,
  modelsOf,
  type ParameterType,
  type Profile,
  type ProfileGroup,
  parseProfile,
  profileWarnings,
  type Reaction,
  type Reactions,
  type SemiMarkovModel,
  type Workload,
} from './profile/index.js';
