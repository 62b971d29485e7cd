// What the tests of the model need besides the front door.

export { drawingOf } from './drawing.js';
export { explore } from './explore.js';
export {
  advance,
  begin,
  keyOf,
  leafNames,
  nodesBelow,
  stateOf,
  takenEdges,
  topStatesOf,
  writtenEdges,
} from './machine.js';
export type { Numbers } from './walks/ledger.js';
export { formatNumbers } from './walks/numbers-table.js';
export { testModelPaths } from './walks/paths.js';
export type { GraphTools, Violation } from './walks/subject.js';
export { type Walked, walkAll } from './walks/walk-all.js';
