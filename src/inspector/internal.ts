// What the other folders of this project and the inspector's page need, and no user of the package does.

// Charts, as the page draws them
export {
  activeStates,
  type ChartState,
  type ChartTransition,
  Coverage,
  chartOf,
  edgeTaken,
  type MachineChart,
  nestedStates,
} from './chart/index.js';
// Remembering
export { longestMessageBytes } from './journal/index.js';
// Saving
export { formatName as inspectionFormat, longestFileBytes } from './saved/index.js';
// Serving
export { hostedPath, pagePath } from './site/index.js';
