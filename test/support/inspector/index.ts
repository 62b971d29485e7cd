// Inspectors and applications to inspect, for tests.

export { editor, timer, trafficLight } from './example-machines.js';
export { type HostPage, serveHostPage } from './host-page.js';
export { buildPage, emptyPage, startInspector } from './running.js';
