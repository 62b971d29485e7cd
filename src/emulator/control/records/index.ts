// Records as input: one schema for each sort, whether it comes in a snapshot or out of a database file.

export { planSchema as keptPlanSchema } from './planned.js';
export { firstMisread, type Misread, misreadIn, type RecordTables } from './read.js';
