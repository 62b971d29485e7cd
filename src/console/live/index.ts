// What happens, as it happens.

export { announce, sentenceFor } from './announcer.js';
export { historyMs, type Sample, sampled, sampleMs } from './history.js';
export { followFleet, type KnownPlan, type LiveFleet, type Standing } from './live-fleet.js';
export { type Row, rowOf, type SentRow } from './row.js';
export { type ClockView, type KnownClock, serviceTime } from './service-clock.js';
