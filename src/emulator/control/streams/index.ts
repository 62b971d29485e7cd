// What happens, as it happens: JSON lines and server-sent events.

export { eventId, placeAfter } from './event-ids.js';
// Ids of events
// The fleet, for screens
export { FleetFeed } from './fleet-feed.js';
// Streams of the trace
export { type Tail, type TailOptions, TraceTail } from './tail.js';
