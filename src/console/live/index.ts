// What happens, as it happens.

export { announce, sentenceFor } from './announcer.js';
export { type Gap, History, type Point, type StatusChange, type TraceLine } from './history.js';
export { type ConnectionState, type KnownPlan, LiveFleet } from './live-fleet.js';
export { dueIn, type FleetRow, rowOf, type StreamedRow } from './row.js';
export { type ClockView, type KnownClock, serviceTime } from './service-clock.js';
