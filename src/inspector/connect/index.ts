// From a machine to an inspector.

export { type Inspection, type InspectOptions, inspectWith } from './inspect-with.js';
