// Which states of the chart can be reached from which, over its table, as sets of bits: fast enough to
// ask for every kind, and able to leave out places, which tells what must have been passed unseen.

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
import type { Sighting } from './observed-status.js';

/** A set of the table's states: bit n is state n. */
export type StateSet = number;

/** As many states as a set of bits can hold without its sign. */
const mostStates = 31;

/**
 * Takes the states that a status stands for: RUNNING is RUNNING with any task.
 *
 * @throws RangeError when the chart has more states than a set holds
 */
export function statesOf(table: TransitionTable, sighting: Sighting): StateSet {
  if (table.stateCount > mostStates) {
    throw new RangeError(`at most ${mostStates} states; this chart has ${table.stateCount}`);
  }
  return table.states.reduce(
    (set, state, index) => (statusOf(state) === sighting ? set | (1 << index) : set),
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
export function spread(
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

/** The states that instances of a kind ever get to, `deleted` included. */
export function livesOf(table: TransitionTable, kind: number): StateSet {
  return spread(
    table,
    kind,
    1 << table.initial,
    eventIndexes(table, () => true),
  );
}

/** The positions of the kinds that an instance can be of; all of them when none is known. */
export function kindIndexes(table: TransitionTable, kind?: Kind): number[] {
  const all = table.kinds.map((_, index) => index);
  return kind === undefined ? all : all.filter((index) => table.kinds[index] === kind);
}

/** What can be seen of a set of states, in the table's order, `deleted` last. */
export function seenIn(table: TransitionTable, states: StateSet): Sighting[] {
  return [...table.statuses, deleted].filter(
    (sighting) => (statesOf(table, sighting as Sighting) & states) !== 0,
  ) as Sighting[];
}

/**
 * The sightings that can follow one another by some events, for any of the kinds.
 *
 * @param kind - the kind of instance; any kind when left out
 */
export function reachableSightings(
  { table }: Lifecycle,
  from: readonly Sighting[],
  isAllowed: (event: EventName) => boolean,
  kind?: Kind,
): Sighting[] {
  const events = eventIndexes(table, isAllowed);
  const start = from.reduce((set, sighting) => set | statesOf(table, sighting), 0);
  const reached = kindIndexes(table, kind).reduce(
    (set, index) => set | spread(table, index, start & livesOrAll(table, index, start), events),
    0,
  );
  return seenIn(table, reached);
}

/** A kind that never gets to any of the states is asked about all of them all the same. */
function livesOrAll(table: TransitionTable, kind: number, states: StateSet): StateSet {
  const lives = livesOf(table, kind);
  return (states & lives) === 0 ? states : lives;
}
