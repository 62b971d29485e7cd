// Reading machines as charts, and placing charts: for pages that meet machines that nobody knew before, and for
// builds.

// Reading
export {
  activeStates,
  type ChartState,
  type ChartTransition,
  Coverage,
  type Cuts,
  chartOf,
  edgeTaken,
  type MachineChart,
  type NoChart,
  nestedStates,
} from './chart/index.js';
// Placing
export { arrowPath } from './layout/arrow-path.js';
export { contentOf, type Detail, labelOf } from './layout/content.js';
export { graphOf } from './layout/graph.js';
export { cutTo, fonts, wrapTo } from './layout/measure.js';
export {
  fitOf,
  type Layout,
  type PlacedChart,
  placed,
  placedTowards,
  type Room,
} from './layout/place.js';
export { foldedAtFirst, shownOf } from './layout/shown.js';
