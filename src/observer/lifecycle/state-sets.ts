// Sets of states as bits, and which states can be reached from a set. Fast enough to ask for every kind
// of instance; leaving a status out tells whether an instance must have passed it unseen.

import {
  deleted,
  type EventName,
  type Kind,
  type Lifecycle,
  refused,
  statusOf,
  step,
  type TransitionTable,
} from '../../../machines/index.js';
import type { ObservedStatus } from './observed-status.js';

/** A set of the table's states: bit n is state n. */
export type StateSet = number;

/** As many states as a set of bits can hold without its sign. */
const mostStates = 31;

/**
 * The states behind an observed status: RUNNING is RUNNING with any task.
 *
 * @throws RangeError when the chart has more states than a set holds
 */
export function statesOf(table: TransitionTable, status: ObservedStatus): StateSet {
  if (table.stateCount > mostStates) {
    throw new RangeError(`at most ${mostStates} states; this chart has ${table.stateCount}`);
  }
  return table.states.reduce(
    (set, state, index) => (statusOf(state) === status ? set | (1 << index) : set),
    0,
  );
}

/** The positions of some events in the table. */
export function eventIndexes(
  table: TransitionTable,
  isAllowed: (event: EventName) => boolean,
): number[] {
  return table.events.flatMap((event, index) => (isAllowed(event) ? [index] : []));
}

/**
 * Follows events from a set of states for as long as they lead anywhere new.
 *
 * @param kind - position of the kind in the table
 * @param events - positions of the events that may happen, any number of times
 * @param avoid - states that must not be entered
 * @returns all states reached, `from` included
 */
export function reachableStates(
  table: TransitionTable,
  kind: number,
  from: StateSet,
  events: readonly number[],
  avoid: StateSet = 0,
): StateSet {
  let [reached, frontier] = [from, from];
  while (frontier !== 0) {
    let next = 0;
    for (let state = 0; state < table.stateCount; state++) {
      if ((frontier & (1 << state)) === 0) continue;
      for (const event of events) {
        const to = step(table, kind, state, event);
        if (to !== refused) next |= 1 << to;
      }
    }
    frontier = next & ~reached & ~avoid;
    reached |= frontier;
  }
  return reached;
}

/** All states that an instance of a kind can ever be in, `deleted` included. */
export function statesOfKind(table: TransitionTable, kind: number): StateSet {
  return reachableStates(
    table,
    kind,
    1 << table.initial,
    eventIndexes(table, () => true),
  );
}

/** The positions of the kinds that an instance can be of; all of them when its kind is unknown. */
export function kindIndexes(table: TransitionTable, kind?: Kind): number[] {
  const all = table.kinds.map((_, index) => index);
  return kind === undefined ? all : all.filter((index) => table.kinds[index] === kind);
}

/** What can be observed of a set of states, in the order of the table, `deleted` last. */
export function statusesIn(table: TransitionTable, states: StateSet): ObservedStatus[] {
  return [...table.statuses, deleted].filter(
    (status) => (statesOf(table, status as ObservedStatus) & states) !== 0,
  ) as ObservedStatus[];
}

/**
 * Lists what can be observed after some statuses when only certain events happen.
 *
 * @param kind - the kind of instance; any kind when left out
 */
export function reachableStatuses(
  { table }: Lifecycle,
  from: readonly ObservedStatus[],
  isAllowed: (event: EventName) => boolean,
  kind?: Kind,
): ObservedStatus[] {
  const events = eventIndexes(table, isAllowed);
  const start = from.reduce((set, status) => set | statesOf(table, status), 0);
  const reached = kindIndexes(table, kind).reduce(
    (set, index) =>
      set | reachableStates(table, index, start & statesOfKindOrAll(table, index, start), events),
    0,
  );
  return statusesIn(table, reached);
}

/** Falls back on the states themselves for a kind that can never be in any of them. */
function statesOfKindOrAll(table: TransitionTable, kind: number, states: StateSet): StateSet {
  const alive = statesOfKind(table, kind);
  return (states & alive) === 0 ? states : alive;
}
