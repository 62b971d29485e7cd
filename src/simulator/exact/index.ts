// The exact answer to a profile, by mathematics: no chance, no simulation.

// The answer
export {
  type Answer,
  type ClassAnswer,
  type ExactAnswer,
  type ExpectedShare,
  exactAnswer,
  type GroupAnswer,
  type Question,
  type StateAnswer,
  type StateShares,
} from './answer.js';
export type { FirstService } from './first-service.js';
export { type LongRun, type Outages, type RecurrentClass, yearMs } from './long-run.js';
export type { Method } from './occupancy.js';

// Over time
export { availabilityAt, type PointAvailability } from './point.js';
