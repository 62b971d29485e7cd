// What the observer asks the chart, before it polls or checks anything.

// What would help
export { type Advice, adviceFor, stateOfAffairs } from './advice.js';
// What is waited for
export { sightingsOf, type WaitGoal } from './goal.js';
// Words and sightings
export { listOf, phraseOf, readSighting, type Sighting, sightings } from './observed-status.js';
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
  livesOf,
  reachableSightings,
  type StateSet,
  seenIn,
  spread,
  statesOf,
} from './state-sets.js';
