// The service's own time: real time, moved and stretched.

// The clock as data
export type { ClockState } from './clock-state.js';
export { endOfTimeMs, isScale, maxScale } from './clock-state.js';
// The clock
export type { ServiceClock, ServiceClockOptions } from './service-clock.js';
export { createServiceClock } from './service-clock.js';
