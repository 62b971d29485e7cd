// Inspectors that commands start.

export { openPage } from '../environment/open-page.js';
export { type InspectorPage, inspectorPages } from '../input/inspector-pages.js';
export { inspectTimeline, relive } from './inspect-timeline.js';
export { pathOf, type StartedInspector, startInspector } from './inspector.js';
