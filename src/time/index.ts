/** Time as an argument: the port, the real clock and the virtual one. */

// The port
export type { Clock } from './clock.js';

// What is to come, in order
export { Heap, type HeapEntry } from './heap.js';

// Real time
export { systemClock } from './system-clock.js';

// Virtual time
export type { VirtualClock, VirtualClockOptions } from './virtual-clock.js';
export { createVirtualClock, EndlessTimersError } from './virtual-clock.js';
