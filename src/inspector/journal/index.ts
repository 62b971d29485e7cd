// A bounded memory of inspection.

export { type Bounds, longestMessageBytes, usualBounds } from './bounds.js';
export {
  actorKey,
  type EarlierActor,
  Journal,
  type LogEntry,
} from './journal.js';
export { type ActorState, type LogStep, stateAt, stepsOf, valueText } from './state-at.js';
