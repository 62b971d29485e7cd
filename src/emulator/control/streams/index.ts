// What happens, as it happens: JSON lines and server-sent events.

export { eventId, placeAfter } from './event-ids.js';
// Ids of events
// The fleet, for screens
export { type FleetRow, fleetFeed } from './fleet-feed.js';
// Streams of the trace
export type { Tail, TailOptions } from './tail.js';
export { tail } from './tail.js';
