// The proof's front door: checks that take any chart and name whatever is wrong with it.

// Charts that are wrong on purpose
export {
  alterChart,
  dropState,
  type EdgeDraft,
  edgeOf,
  type StateDraft,
  stateOf,
} from './broken.js';
// What a chart is asked
export { advance, begin, leafNames, leafOf, placeAt, writtenEdges } from './chart.js';
// The checks
export { checkGrid } from './grid.js';
// What it is held against
export { isMeant, parseCells, parseTable, type Row, type Verdict, verdictsOf } from './oracle.js';
export { checkProperties } from './properties.js';
export { provePaths } from './prove-paths.js';
export { replayOnActors } from './replay.js';
export { eventsOf, type Rules, type Subject, type Violation } from './rules.js';
