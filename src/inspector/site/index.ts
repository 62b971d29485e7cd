// The inspector on HTTP.

export { type Asset, type Assets, readAssets } from './assets.js';
export {
  type Caller,
  isLoopbackOrigin,
  isOrigin,
  type Purpose,
  refusalFor,
} from './callers.js';
export { InspectorPortError, type RunningInspector, serveInspector } from './serve.js';
export {
  hostedInspector,
  hostedPath,
  inspectorSite,
  pagePath,
  type Site,
  type SiteOptions,
} from './site.js';
