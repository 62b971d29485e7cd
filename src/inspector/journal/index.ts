// A bounded memory of inspection.

export { type Bounds, boundsOfApplication, usualBounds } from './bounds.js';
export {
  actorKey,
  type EarlierActor,
  Journal,
  type LogEntry,
} from './journal.js';
export { type ActorState, type LogStep, stateAt, stepsOf, valueText } from './state-at.js';
export { longestMessage, longestMessageBytes, withinLimit } from './too-long.js';
