// Inspectors and applications to inspect, for tests.

export { editor, timer, trafficLight } from './example-machines.js';
export { type HostPage, serveHostPage } from './host-page.js';
export { builtPage, emptyPage, startInspector } from './running.js';
