// Waiting for and watching many instances with one list per round.

// Lists
export type { ListedInstance, ListProbe, Page } from './list-probe.js';
export type { Attendance } from './membership.js';
// Waiting
export {
  type FleetWaitOptions,
  type FleetWaitResult,
  type InstanceEnd,
  waitForAll,
} from './wait-for-all.js';
// Watching
export {
  type FailedRound,
  type FleetChange,
  type FleetRound,
  type FleetWatchOptions,
  watchFleet,
} from './watch-fleet.js';
