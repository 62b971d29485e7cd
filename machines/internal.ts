// What the other folders of this project need of the lifecycle, and no user of the package does.

// The vocabulary
export {
  type OutcomeNoun,
  type OutcomeThat,
  type OutcomeVerb,
  outcomeNouns,
  outcomesThat,
  outcomeVerbs,
} from './instance/events.js';
export { listNames } from './instance/list-names.js';
export { stateOf } from './instance/state-names.js';
export { idle } from './instance/statuses.js';
// The chart compiled
export { rowOf, stateInRow } from './instance/table.js';
