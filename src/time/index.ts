// Time as an argument: the port, the real clock and the virtual one.

// The port
export { type Clock, elapsedOf } from './clock.js';

// Entries in order
export { Heap, type HeapEntry } from './heap.js';

// Sleeping on any clock
export { sleep } from './sleep.js';

// Real time
export { atEndOfTurn, systemClock } from './system-clock.js';

// Virtual time
export {
  createVirtualClock,
  EndlessTimersError,
  type VirtualClock,
  type VirtualClockOptions,
} from './virtual-clock.js';
