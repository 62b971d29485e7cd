// A bounded memory of inspection.

export { type Bounds, longestMessageBytes, usualBounds } from './bounds.js';
export { actorKey, createJournal, type Entry, type Journal, type Standing } from './journal.js';
export { type ActorState, type Step, stateAt, stepsOf, valueText } from './state-at.js';
