// Inspection of machines: connecting them, passing on and remembering what they do, and an offline
// page that shows it.

// Serving
export { isOrigin, type Site as Assets, type SiteFile as Asset } from '../loopback/index.js';
export {
  ListenError as InspectorPortError,
  type RunningServer as RunningInspector,
} from '../loopback/server/index.js';
// Charts, as the page draws them
export {
  activeStates,
  type ChartState,
  type ChartTransition,
  chartOf,
  edgeTaken,
  type MachineChart,
} from './chart/index.js';
// Connecting
export { type Inspection, type InspectOptions, inspectWith } from './connect/index.js';
// Remembering
export { type Bounds, longestMessageBytes, usualBounds } from './journal/index.js';
export { createRelay, type Frame, type Relay, type SourceInfo } from './relay/index.js';
export {
  hostedInspector,
  hostedPath,
  inspectorSite,
  pagePath,
  readAssets,
  type Site,
  type SiteOptions,
  serveInspector,
} from './site/index.js';
