// Inspection of machines: connecting them, passing on and remembering what they do, and an offline
// page that shows it.

// Charts, as the page draws them
export {
  activeStates,
  type Chart,
  type ChartState,
  type ChartTransition,
  chartOf,
  edgeTaken,
} from './chart/index.js';
// Connecting
export { type Inspection, type InspectOptions, inspectWith } from './connect/index.js';
// Remembering
export { type Bounds, longestMessageBytes, usualBounds } from './journal/index.js';
export { createRelay, type Frame, type Relay, type SourceInfo } from './relay/index.js';
// Serving
export {
  type Asset,
  type Assets,
  hostedInspector,
  hostedPath,
  InspectorPortError,
  inspectorSite,
  isOrigin,
  pagePath,
  type RunningInspector,
  readAssets,
  type Site,
  type SiteOptions,
  serveInspector,
} from './site/index.js';
