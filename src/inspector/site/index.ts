// The inspector on HTTP.

export { readAssets } from './assets.js';
export { serveInspector } from './serve.js';
export {
  hostedInspector,
  hostedPath,
  inspectorSite,
  pagePath,
  type Site,
  type SiteOptions,
} from './site.js';
