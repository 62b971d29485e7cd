// How long the phases of which instances take, and how they end: the plan and its exceptions.

// What has a time
export type { Beginning, TimedName } from './beginning.js';
export { birth, endsOf, started, timedNameOf, timedNames } from './beginning.js';
// One exception
export type { Override, OverrideOrder, PhaseChange } from './override.js';
export { overrideSchemaOver } from './override-schema.js';
// The plan with its exceptions
export { mostOverrides, overrideFor, planUnder } from './planned.js';
