// Entries into states, in the order of time: those of the same moment and state are put together.

import { Heap, type HeapEntry } from '../../../time/index.js';

/** An entry into a state. */
export interface StateEntry {
  /** Position of the state in the model. */
  readonly state: number;
  readonly probability: number;
  /** How uncertain the moment is: its variance, in square milliseconds; 0 where it is exact. */
  readonly variance: number;
}

interface Moment extends HeapEntry {
  readonly atMs: number;
  readonly entries: Map<number, StateEntry>;
}

/** Entries to come, the earliest moment first. */
export class EntryQueue {
  readonly #moments = new Heap<Moment>((one, other) => one.atMs < other.atMs);
  readonly #byTime = new Map<number, Moment>();

  add(atMs: number, state: number, probability: number, variance = 0): void {
    const { entries } = this.#byTime.get(atMs) ?? this.#addMoment(atMs);
    const known = entries.get(state);
    entries.set(state, {
      state,
      probability: (known?.probability ?? 0) + probability,
      variance: Math.max(known?.variance ?? 0, variance),
    });
  }

  /** Takes off the earliest moment; undefined when there is none. */
  next(): { readonly atMs: number; readonly entries: Iterable<StateEntry> } | undefined {
    const { first } = this.#moments;
    if (!first) return undefined;
    this.#moments.remove(first);
    this.#byTime.delete(first.atMs);
    return { atMs: first.atMs, entries: first.entries.values() };
  }

  #addMoment(atMs: number): Moment {
    const moment: Moment = { atMs, entries: new Map(), slot: -1 };
    this.#byTime.set(atMs, moment);
    this.#moments.add(moment);
    return moment;
  }
}
