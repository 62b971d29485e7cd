// The exact answer to a profile, by mathematics: no chance, no simulation.

// The answer
export {
  type ClassAnswer,
  type ExactAnswer,
  type ExactFigures,
  type ExactOptions,
  exactAnswer,
  type GroupAnswer,
  type StateAnswer,
} from './answer.js';
// What makes the downtime
export { downtimeByCause } from './causes.js';
export type { FirstService } from './chain/first-service.js';
export type { LongRun, LongRunOutages, RecurrentClass } from './chain/long-run.js';
export type { OutageCause } from './chain/outage-causes.js';
// Clocks and stays
export { type Race, raceOf } from './clocks/race.js';
export { openAtFixed, solveStay } from './clocks/stay.js';
// How many are down at once
export { type AtOnceOptions, type DownAtOnce, downAtOnce } from './down-at-once.js';
export { type DownWithin, type DownWithinOptions, downWithin } from './down-within.js';
// How downtime is distributed
export {
  type DowntimeDistribution,
  type DowntimeOptions,
  downtimeDistribution,
  type LevelAnswer,
} from './downtime/distribution.js';
export type { Bounds } from './downtime/one-sided.js';
export type { DowntimeQuantile } from './downtime/quantiles.js';
// From birth to a horizon
export type { ExpectedShare, StateShares } from './expected-share.js';
// The share of a whole fleet
export { type FleetShare, type FleetShareOptions, fleetServingShare } from './fleet-share.js';
export { type Improvement, improvements } from './improvements.js';
export type { ExactMethod } from './occupancy.js';
// At a moment
export { availabilityAt, type PointAvailability } from './point.js';
// After a step
export { shareAfter } from './share-after.js';
