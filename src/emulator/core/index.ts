// The core: what handlers work on, and what makes it move.

// The world
export type { Agenda, NewDue } from './agenda.js';
export type { Caller } from './caller.js';
export type { Chance } from './chance.js';
// Its making
export { type Core, type CoreOptions, createCore } from './core.js';
export { phaseEnd, situationOf } from './engine.js';
// Where others plug in
export {
  type DueKind,
  defineDue,
  defineWork,
  type PlanFor,
  type PlanUse,
  type WorkKind,
} from './extension-points.js';
export type { Trace, TraceEntry } from './trace.js';
export type { NewInstance, Place, World } from './world.js';
