// The world that handlers work on, and the passing of its time.

// Its making
export { type Action, resultOf } from './action.js';
// What handlers work on
export type { Agenda, NewScheduledEvent } from './agenda.js';
export type { Chance } from './chance.js';
// The service's own time: real time, moved and stretched
export { type ClockState, endOfTimeMs, isScale, maxScale } from './clock-state.js';
export { type Core, type CoreOptions, createCore } from './core.js';
export { phaseEnd, removal } from './engine.js';
// Where others plug in
export {
  defineJob,
  defineScheduledEvent,
  type JobKind,
  type PlanFor,
  type PlanUse,
  type ScheduledEventKind,
} from './extension-points.js';
export { GroupCommit } from './group-commit.js';
// A refusal in the code of the API in use
export { detailAt, invalid } from './invalid.js';
export {
  createServiceClock,
  type ServiceClock,
  type ServiceClockOptions,
} from './service-clock.js';
export type { Trace, TraceEntry } from './trace.js';
export type { CallInProgress, Cause, Transition } from './transitions.js';
export type { Caller, NewInstance, Region, World } from './world.js';
