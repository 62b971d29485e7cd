// Inspection of machines: connecting them, passing on and remembering what they do, and an offline
// page that shows it.

// Serving
export type { Site as Assets, SiteFile as Asset } from '../loopback/index.js';
export {
  ListenError as InspectorPortError,
  type RunningServer as RunningInspector,
} from '../loopback/server/index.js';
// Connecting
export {
  type Inspection,
  type InspectOptions,
  inspectThrough,
  type TextPort,
} from './connect/index.js';
export { inspectWith } from './inspect-with.js';
// Remembering
export { type Bounds, usualBounds } from './journal/index.js';
export { createRelay, type Frame, type Relay, type SourceInfo } from './relay/index.js';
// Saving
export { readInspection, SavedInspectionError, savedInspection } from './saved/index.js';
export {
  inspectorSite,
  readAssets,
  type Site,
  type SiteOptions,
  serveInspector,
} from './site/index.js';
