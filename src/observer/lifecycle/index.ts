// What the chart says about statuses that were polled. Nothing here polls or knows the time.

// What would help
export { type Advice, adviceFor, describeStatus } from './advice.js';
// What is waited for
export { goalNames, goalStatuses, type WaitGoal } from './goal.js';
// What can be observed
export { inAnyCase, meantStatus } from './meant-status.js';
export {
  type ObservedStatus,
  observedStatuses,
  predicateOf,
  readObservedStatus,
} from './observed-status.js';
// Unseen steps
export { type Passage, passage, unseenOn } from './passage.js';
export {
  countsAsProgress,
  type Prospect,
  type ProspectOptions,
  type Prospects,
  prospectsOf,
} from './prospects.js';
// Sets of states
export {
  eventIndexes,
  kindIndexes,
  reachableStates,
  reachableStatuses,
  type StateSet,
  statesOf,
  statesOfKind,
  statusesIn,
} from './state-sets.js';
