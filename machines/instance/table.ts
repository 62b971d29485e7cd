// The chart, compiled: for every kind, state and event the next state, as small integers in typed
// arrays. A step costs one load. A test holds the table against the machine, cell by cell.

import { type EventName, eventNames } from './events.js';
import { initialOf, stateNamesOf, type Walks, walksOf } from './graph.js';
import { type InstanceMachine, instanceMachine } from './instance.machine.js';
import { type Kind, kinds } from './kinds.js';
import { statusOf } from './state-names.js';
import { type StateName, type Status, statuses } from './statuses.js';

/** Stands in the table where the chart accepts no such event. */
export const refused = -1;

/**
 * The chart as integers. Kinds, states, events and statuses are numbered by their position.
 *
 * The same steps are laid out twice: `next` says which state follows, or that none does, and is read
 * with {@link step}; `rows` is for loops that take steps by the million and need not know which of
 * them were refused. There an instance is a row, and a step is one addition and one load:
 *
 * @example
 * ```ts
 * let row = rowOf(table, kind, table.initial);
 * for (const event of events) row = table.rows[row + event];
 * table.states[stateInRow(table, row)];
 * ```
 */
export interface TransitionTable {
  /** The kinds of instance, by their numbers. */
  readonly kinds: readonly Kind[];
  /** The states, by their numbers. */
  readonly states: readonly StateName[];
  /** The events, by their numbers. */
  readonly events: readonly EventName[];
  /** The statuses, by their numbers. */
  readonly statuses: readonly Status[];
  /** How many states there are. */
  readonly stateCount: number;
  /** How many events there are, and so how many cells a row has. */
  readonly eventCount: number;
  /** Next state, or {@link refused}: `next[(kind * stateCount + state) * eventCount + event]`. */
  readonly next: Int8Array;
  /** Where the next state's row begins, or the row's own beginning for a refusal: `rows[row + event]`. */
  readonly rows: Int32Array;
  /** Per state the position of its status in `statuses`, or -1 for `deleted`, which is none. */
  readonly status: Int8Array;
  /** Per state 1 when it is tagged serving, else 0. */
  readonly serving: Uint8Array;
  /** The state in which an instance begins. */
  readonly initial: number;
}

/**
 * Compiles a chart by walking its graph as every kind of instance, from every state.
 *
 * @param machine - the chart; the real one unless told
 * @example
 * ```ts
 * const table = compileTable();
 * const restart = table.events.indexOf('restart');
 * const running = table.states.indexOf('RUNNING.idle');
 * table.states[step(table, 0, running, restart)]; // 'RESTARTING'
 * ```
 */
export function compileTable(machine: InstanceMachine = instanceMachine): TransitionTable {
  return tableOf(machine, walksOf(machine));
}

/** Compiles a chart that was walked already. */
export function tableOf(machine: InstanceMachine, walks: Walks): TransitionTable {
  const states = stateNamesOf(machine);
  const [stateCount, eventCount] = [states.length, eventNames.length];
  const next = new Int8Array(kinds.length * stateCount * eventCount).fill(refused);
  // Every cell leads back to its own row, until a step is found that leads elsewhere.
  const rows = Int32Array.from(next, (_, cell) => cell - (cell % eventCount));
  const serving = new Uint8Array(stateCount);
  for (const [kind, walk] of walks) {
    const k = kinds.indexOf(kind);
    const rowAt = (state: StateName) => (k * stateCount + states.indexOf(state)) * eventCount;
    for (const [from, { serving: serves, steps }] of walk) {
      const s = states.indexOf(from);
      serving[s] = Number(serves);
      for (const [event, { to }] of steps) {
        const cell = rowAt(from) + eventNames.indexOf(event);
        next[cell] = states.indexOf(to);
        rows[cell] = rowAt(to);
      }
    }
  }
  const status = Int8Array.from(states, (state) => statuses.indexOf(statusOf(state) as Status));
  return {
    kinds,
    states,
    events: eventNames,
    statuses,
    stateCount,
    eventCount,
    next,
    rows,
    status,
    serving,
    initial: states.indexOf(initialOf(machine)),
  };
}

/**
 * Takes one step: all arguments and the result are positions in the table's lists.
 *
 * @returns the next state, or {@link refused} when the chart accepts no such event there
 *
 * @example
 * ```ts
 * const table = compileTable();
 * const kind = table.kinds.indexOf('single');
 * step(table, kind, table.states.indexOf('CREATING'), table.events.indexOf('restart')) === refused; // true
 * ```
 */
export function step(table: TransitionTable, kind: number, state: number, event: number): number {
  return table.next[(kind * table.stateCount + state) * table.eventCount + event] as number;
}

/** Where in `table.rows` the row of a state begins, for instances of a kind. */
export function rowOf(table: TransitionTable, kind: number, state: number): number {
  return (kind * table.stateCount + state) * table.eventCount;
}

/** The state whose row begins at `row`, whatever the kind. */
export function stateInRow(table: TransitionTable, row: number): number {
  return (row / table.eventCount) % table.stateCount;
}
