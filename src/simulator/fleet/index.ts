// A fleet of instances, simulated: seeded, in constant memory, and the same to the byte however the
// instances are divided into parts.

export { downSaved } from './down-share.js';
export { type Estimate, enoughToTell, proportion } from './estimate.js';
export type { BranchEvidence, ClockEvidence, GroupEvidence, StateEvidence } from './evidence.js';
// Simulating
export { createFleetEngine } from './fleet-engine.js';
export { type FleetRun, mostPoints } from './fleet-run.js';
export {
  type ForcedEvidence,
  type RareFigures,
  type RareStep,
  whyNotForced,
} from './forced-result.js';
export { forcedTransitions } from './forced-transitions.js';
export { EndlessLifeError } from './group-engine.js';
export { lnBetAgainst } from './mean-interval.js';
export type { OutageFigures } from './outage-figures.js';
export { middleOf, stayBinFrom, stayBins } from './outage-histogram.js';
// Parts of a fleet
export {
  type FleetPart,
  type InstanceRange,
  JoinError,
  joinParts,
  missingFrom,
  rangeOfShard,
} from './part.js';
export type { StatusFigures, StatusSeries } from './per-status.js';
export type { QuantileInterval } from './quantile-interval.js';
// The figures
export {
  type CreationFigures,
  type FleetResult,
  fleetResult,
  type GroupFigures,
  type ServiceFigures,
} from './result.js';
export { type FleetOptions, fleetRunOf, simulateFleet } from './simulate-fleet.js';
export type { SimulatedCause } from './simulated-causes.js';
export { addTally, emptyLike, type Tally } from './tally.js';
export { decodeTally, encodeTally, type TallyDocument, tallyDocument } from './tally-document.js';
export type { Transition } from './transitions.js';
