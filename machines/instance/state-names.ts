// How the leaves of the chart are named, and what their names say: a status, with a task where the
// status has tasks. Nothing else takes a name apart or puts one together.

import type { Kind } from './kinds.js';
import { type deleted, idle, type StateName, type Status, type Task } from './statuses.js';

/** What is known of an instance: its kind, its status, and its task while RUNNING (`idle` if left out). */
export interface Situation {
  /** The kind of the instance. */
  readonly kind: Kind;
  /** Its status; `deleted` when it is gone. */
  readonly status: Status | typeof deleted;
  /** What it does while RUNNING; `idle` when left out. */
  readonly task?: Task | undefined;
}

/**
 * The status that the API reports of an instance in a state; `deleted` when it reports none. A status
 * that stands for all its tasks is its own.
 *
 * @example
 * ```ts
 * statusOf('RUNNING.backingUp'); // 'RUNNING'
 * ```
 */
export function statusOf(state: StateName | Status): Status | typeof deleted {
  const dot = state.indexOf('.');
  return (dot < 0 ? state : state.slice(0, dot)) as Status | typeof deleted;
}

/**
 * The task of an instance in a state; undefined where the status has none.
 *
 * @example
 * ```ts
 * taskOf('RUNNING.backingUp'); // 'backingUp'
 * taskOf('CREATING'); // undefined
 * ```
 */
export function taskOf(state: StateName | Status): Task | undefined {
  const dot = state.indexOf('.');
  return dot < 0 ? undefined : (state.slice(dot + 1) as Task);
}

/** The state that a status and its task come to. */
export function stateOf({ status, task = idle }: Omit<Situation, 'kind'>): StateName {
  return status === 'RUNNING' ? `RUNNING.${task}` : status;
}

/**
 * The situation of an instance in a state.
 *
 * @example
 * ```ts
 * situationOf('ha', 'RUNNING.backingUp'); // { kind: 'ha', status: 'RUNNING', task: 'backingUp' }
 * ```
 */
export function situationOf(kind: Kind, state: StateName): Situation {
  return { kind, status: statusOf(state), task: taskOf(state) };
}
