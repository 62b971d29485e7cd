// Inspectors that commands start.

export { inspectTimeline, relive } from './inspect-timeline.js';
export { pathOf, type StartedInspector, startInspector } from './inspector.js';
export { openPage } from './open-page.js';
export { type InspectorPage, inspectorPages } from './pages.js';
