// The model's front door. Pure: no timers, no dates, no randomness, no I/O behind it.

// Questions to the chart
export type { Edge } from './instance/edges.js';
// The vocabulary
export {
  type EventName,
  endsWork,
  eventMeanings,
  eventNames,
  type InstanceEvent,
  isPlanned,
  isRequest,
  type Mover,
  moverOf,
  type Outcome,
  type OutcomeRole,
  outcomes,
  putsRight,
  type Request,
  requestPhrases,
  requests,
  roleOf,
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
  initial,
  type Lifecycle,
  lifecycle,
  lifecycleOf,
  type NextMover,
} from './instance/lifecycle.js';
export type { Provenance } from './instance/provenance.js';
export type { Path, PathQuery, PathStep, StatusOrState } from './instance/reachability.js';
export type { OutcomeRefusal, Refusal } from './instance/refusals.js';
export { type Situation, situationOf, statusOf, taskOf } from './instance/state-names.js';
export {
  deleted,
  type StateName,
  type Status,
  type StatusTag,
  statuses,
  statusLabels,
  statusMeanings,
  statusPages,
  statusTags,
  type Task,
  taskMeanings,
  tasks,
} from './instance/statuses.js';

// The chart compiled
export { compileTable, refused, step, type TransitionTable } from './instance/table.js';
