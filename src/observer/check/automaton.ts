// Everything that an instance can be, given what was observed of it: for every kind the states that it can
// be in, as one number. Each observation or request leads to the next number, or to none. Every such step
// is worked out once and looked up from then on (the subset construction of automata theory).

import { type Kind, type Lifecycle, moverOf, refused, step } from '../../../machines/index.js';
import {
  eventIndexes,
  inAnyCase,
  observedStatuses,
  reachableStates,
  readObservedStatus,
  type StateSet,
  statesOf,
  statesOfKind,
} from '../lifecycle/index.js';

/** Stands for what the chart excludes. */
export const excluded = -1;

const notComputed = -2;

/** What an instance can be, by position of its kind: a set of states, empty for kinds ruled out. */
export type Possibilities = readonly StateSet[];

/** Numbers the possibilities of a chart. Events, kinds and statuses are given by their positions. */
export class Automaton {
  /** All kinds, in every state that they can ever be in. */
  readonly anything: number;
  readonly #table: Lifecycle['table'];
  readonly #nodes: Possibilities[] = [];
  readonly #byKey = new Map<string, number>();
  /** By set of allowed requests, the next node for every node and status. */
  readonly #next = new Map<number, number[]>();
  /** Those of the set that was allowed last. */
  #cells: number[] = [];
  #allowed = Number.NaN;
  readonly #statesByStatus: readonly StateSet[];
  readonly #platformEvents: readonly number[];

  constructor({ table }: Lifecycle) {
    this.#table = table;
    this.#statesByStatus = observedStatuses.map((status) => statesOf(table, status));
    this.#platformEvents = eventIndexes(table, (event) => moverOf(event) === 'platform');
    this.anything = this.#numberOf(table.kinds.map((_, kind) => statesOfKind(table, kind)));
  }

  /** How many possibilities were met so far. */
  get size(): number {
    return this.#nodes.length;
  }

  /** What a number stands for. */
  possibilities(node: number): Possibilities {
    return this.#nodes[node] as Possibilities;
  }

  /** The kinds that remain possible. */
  kindsAt(node: number): Kind[] {
    return this.#table.kinds.filter((_, kind) => this.possibilities(node)[kind] !== 0);
  }

  /** The positions of the events that can happen unseen, when some requests are allowed. */
  eventsWith(allowed: number): number[] {
    const requested = this.#table.events.flatMap((_, index) =>
      (allowed & (1 << index)) !== 0 ? [index] : [],
    );
    return [...this.#platformEvents, ...requested];
  }

  /**
   * The instance is observed, after any unseen steps that the platform or the allowed requests can make.
   *
   * @param status - its position in `observedStatuses`
   * @param allowed - bit n: request n of the chart's events may have been made
   */
  observe(node: number, status: number, allowed: number): number {
    // Mostly the same requests are allowed as the time before.
    if (allowed !== this.#allowed) this.#use(allowed);
    const cells = this.#cells;
    const cell = node * this.#statesByStatus.length + status;
    const known = cells[cell] ?? notComputed;
    if (known !== notComputed) return known;
    while (cells.length <= cell) cells.push(notComputed);
    const observed = this.#statesByStatus[status] ?? 0;
    const next = this.#numberOf(this.#reachable(node, allowed).map((states) => states & observed));
    cells[cell] = next;
    return next;
  }

  #use(allowed: number): void {
    this.#allowed = allowed;
    this.#cells = this.#next.get(allowed) ?? [];
    this.#next.set(allowed, this.#cells);
  }

  /**
   * The service accepts a request. It may take effect now or later: allow it in the observations to come.
   */
  request(node: number, request: number, allowed: number): number {
    const table = this.#table;
    // The states in which it was accepted, not those to which it leads: that step is unseen.
    return this.#numberOf(
      this.#reachable(node, allowed).map((states, kind) => {
        let accepting = 0;
        for (let state = 0; state < table.stateCount; state++) {
          const isPossible = (states & (1 << state)) !== 0;
          if (isPossible && step(table, kind, state, request) !== refused) accepting |= 1 << state;
        }
        return accepting;
      }),
    );
  }

  /** The kind becomes known. */
  narrow(node: number, kind: Kind): number {
    return this.#numberOf(
      this.possibilities(node).map((states, index) =>
        this.#table.kinds[index] === kind ? states : 0,
      ),
    );
  }

  #numberOf(possibilities: Possibilities): number {
    if (possibilities.every((states) => states === 0)) return excluded;
    const key = possibilities.join();
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.#nodes.length);
    this.#nodes.push(possibilities);
    return this.#nodes.length - 1;
  }

  /** All states to which unseen steps can lead. */
  #reachable(node: number, allowed: number): Possibilities {
    const table = this.#table;
    const events = this.eventsWith(allowed);
    return this.possibilities(node).map((states, kind) =>
      reachableStates(table, kind, states, events),
    );
  }
}

/**
 * The position of a status in `observedStatuses`; -1 for one that the chart does not know.
 *
 * @param ignoreCase - whether it may be spelled in small letters
 */
export function statusIndex(text: string, ignoreCase: boolean): number {
  const known = indexes.get(text);
  if (known !== undefined) return known;
  const status = readObservedStatus(text) ?? (ignoreCase ? inAnyCase(text) : undefined);
  return status === undefined ? -1 : observedStatuses.indexOf(status);
}

const indexes = new Map<string, number>(observedStatuses.map((each, index) => [each, index]));
