// A bounded memory of inspection.

export { type Bounds, longestMessageBytes, usualBounds } from './bounds.js';
export {
  actorKey,
  createJournal,
  type EarlierActor,
  type Journal,
  type LogEntry,
} from './journal.js';
export { type ActorState, type LogStep, stateAt, stepsOf, valueText } from './state-at.js';
