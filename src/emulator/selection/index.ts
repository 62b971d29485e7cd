// Which instances an order of the control plane is meant for.

// Names out of many
export { knownName } from './known-name.js';
// Choices as documents
export { nameMatches } from './name-pattern.js';
// Choices of instances
export type { Selection, Subject } from './selection.js';
export { includes, narrowness } from './selection.js';
export { selectionShape } from './selection-schema.js';
