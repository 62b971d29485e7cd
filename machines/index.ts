// The model's front door. Pure: no timers, no dates, no randomness, no I/O behind it.

// Questions to the chart
export type { Edge } from './instance/edges.js';
// The vocabulary
export {
  type EventName,
  eventMeanings,
  eventNames,
  type InstanceEvent,
  type Mover,
  moverOf,
  type Outcome,
  outcomes,
  type Request,
  requestPhrases,
  requests,
} from './instance/events.js';
export { snapshotAt, stateNameOf } from './instance/graph.js';

// The chart
export { type GuardName, guardMeanings, guards, type InstanceContext } from './instance/guards.js';
export {
  type InstanceMachine,
  type InstanceSnapshot,
  instanceMachine,
  type StateMeta,
} from './instance/instance.machine.js';
export { type Kind, kindNames, kinds } from './instance/kinds.js';
export {
  type Lifecycle,
  lifecycle,
  lifecycleOf,
  type NextMover,
  type Situation,
} from './instance/lifecycle.js';
export type { Provenance } from './instance/provenance.js';
export type { Path, PathQuery, PathStep, Place } from './instance/reachability.js';
export type { Refusal } from './instance/refusals.js';
export {
  deleted,
  type StateName,
  type Status,
  type StatusTag,
  statuses,
  statusLabels,
  statusMeanings,
  statusPage,
  type Task,
  taskMeanings,
  tasks,
} from './instance/statuses.js';

// The chart compiled
export {
  compileTable,
  refused,
  rowOf,
  stateInRow,
  statusOf,
  step,
  type TransitionTable,
} from './instance/table.js';
