// The chart, compiled: for every kind, state and event the next state, as small integers in one
// typed array. A step costs one load. A test holds the table against the machine, cell by cell.

import { type EventName, eventNames } from './events.js';
import { stateNamesOf, walkChart } from './graph.js';
import { type InstanceMachine, instanceMachine } from './instance.machine.js';
import { type Kind, kinds } from './kinds.js';
import { deleted, type StateName, type Status, statuses } from './statuses.js';

/** Stands in the table where the chart accepts no such event. */
export const refused = -1;

/** The chart as integers. Kinds, states, events and statuses are numbered by their position. */
export interface TransitionTable {
  readonly kinds: readonly Kind[];
  readonly states: readonly StateName[];
  readonly events: readonly EventName[];
  readonly statuses: readonly Status[];
  /** Next state, or {@link refused}: `next[(kind * states.length + state) * events.length + event]`. */
  readonly next: Int8Array;
  /** Per state the position of its status in `statuses`, or -1 for `deleted`. */
  readonly status: Int8Array;
  /** Per state 1 when it is tagged serving, else 0. */
  readonly serving: Uint8Array;
  /** The state in which an instance is born. */
  readonly initial: number;
}

/**
 * Compiles a chart by walking its graph as every kind of instance, from every state.
 *
 * @param machine - the chart; the real one unless told
 * @example
 * const table = compileTable();
 * const restart = table.events.indexOf('restart');
 * const running = table.states.indexOf('RUNNING.idle');
 * table.states[step(table, 0, running, restart)]; // 'RESTARTING'
 */
export function compileTable(machine: InstanceMachine = instanceMachine): TransitionTable {
  const states = stateNamesOf(machine);
  const next = new Int8Array(kinds.length * states.length * eventNames.length).fill(refused);
  const serving = new Uint8Array(states.length);
  let initial = refused;
  kinds.forEach((kind, k) => {
    for (const [from, { serving: serves, steps }] of walkChart(machine, kind)) {
      const s = states.indexOf(from);
      if (initial === refused) initial = s;
      serving[s] = Number(serves);
      for (const [event, { to }] of steps) {
        next[(k * states.length + s) * eventNames.length + eventNames.indexOf(event)] =
          states.indexOf(to);
      }
    }
  });
  const status = Int8Array.from(states, (state) => {
    const found = statusOf(state);
    return found === deleted ? -1 : statuses.indexOf(found);
  });
  return { kinds, states, events: eventNames, statuses, next, status, serving, initial };
}

/**
 * Takes one step: all arguments and the result are positions in the table's lists.
 *
 * @returns the next state, or {@link refused} when the chart accepts no such event there
 */
export function step(table: TransitionTable, kind: number, state: number, event: number): number {
  return table.next[(kind * table.states.length + state) * table.events.length + event] as number;
}

/** The status that the API reports of an instance in a state; `deleted` when it reports none. */
export function statusOf(state: StateName): Status | typeof deleted {
  return state.split('.')[0] as Status | typeof deleted;
}
