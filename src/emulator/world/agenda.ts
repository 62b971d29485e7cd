// The agenda: what will happen when. It is kept in the store; the heap beside it is only its order.

import { Heap, type HeapEntry } from '../../time/index.js';
import type { DueRecord, Store } from '../store/index.js';
import type { Chance } from './chance.js';

/** What one puts on the agenda. */
export type NewDue = Omit<DueRecord, 'id' | 'seq'>;

/** What will happen when. */
export interface Agenda {
  /** Puts something on the agenda and returns its id, by which it can be called off. */
  add(due: NewDue): string;
  /** Calls something off; an id that is not on the agenda is ignored. */
  cancel(id: string): void;
  /** Calls off all that is due about somebody. */
  cancelAbout(subject: string): void;
}

/** Where a record stands in the order. */
interface Due extends HeapEntry {
  readonly id: string;
  readonly atMs: number;
  readonly seq: number;
}

const isEarlier = (one: Due, other: Due): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.seq < other.seq);

export class StoredAgenda implements Agenda {
  readonly #heap = new Heap<Due>(isEarlier);

  constructor(
    private readonly store: Store,
    private readonly chance: Chance,
  ) {
    this.reload();
  }

  add(due: NewDue): string {
    const seq = this.chance.count('agenda');
    const record: DueRecord = { id: `due-${seq}`, seq, ...due };
    this.store.agenda.put(record);
    this.#heap.add({ id: record.id, seq, atMs: due.atMs, slot: -1 });
    return record.id;
  }

  cancel(id: string): void {
    this.store.agenda.delete(id);
  }

  cancelAbout(subject: string): void {
    for (const { id } of [...this.store.agenda.group(subject)]) this.cancel(id);
  }

  /** When the next thing is due. */
  get nextAtMs(): number | undefined {
    return this.#next()?.atMs;
  }

  /** Takes the next thing that is due up to `nowMs` off the agenda. */
  take(nowMs: number): DueRecord | undefined {
    const next = this.#next();
    if (!next || next.atMs > nowMs) return undefined;
    this.store.agenda.delete(next.id);
    return next;
  }

  /** Reads the order anew from the store, after something was undone or replaced there. */
  reload(): void {
    this.#heap.clear();
    for (const { id, seq, atMs } of this.store.agenda.all)
      this.#heap.add({ id, seq, atMs, slot: -1 });
  }

  /** What was called off is still in the heap until its turn comes. */
  #next(): DueRecord | undefined {
    for (let first = this.#heap.first; first; first = this.#heap.first) {
      const record = this.store.agenda.get(first.id);
      if (record && record.atMs === first.atMs) return record;
      this.#heap.remove(first);
    }
    return undefined;
  }
}
