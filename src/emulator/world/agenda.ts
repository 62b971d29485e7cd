// The agenda: which events are scheduled for when. It is kept in the store; the heap has only its order.

import { Heap, type HeapEntry } from '../../time/index.js';
import type { ScheduledEvent, Store } from '../store/index.js';
import type { Chance } from './chance.js';

/** An event to schedule. */
export type NewScheduledEvent = Omit<ScheduledEvent, 'id' | 'seq'>;

/** The scheduled events. */
export interface Agenda {
  /** Schedules an event and returns its id, by which it can be cancelled. */
  add(event: NewScheduledEvent): string;
  /** Cancels an event; an id that is not on the agenda is ignored. */
  cancel(id: string): void;
  /** Cancels all events about a subject, such as an instance. */
  cancelAbout(subject: string): void;
}

/** An event as the heap orders it. */
interface QueuedEvent extends HeapEntry {
  readonly id: string;
  readonly atMs: number;
  readonly seq: number;
}

type Placed = Pick<ScheduledEvent, 'atMs' | 'seq'>;

const isEarlier = (one: Placed, other: Placed): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.seq < other.seq);

export class StoredAgenda implements Agenda {
  readonly #heap = new Heap<QueuedEvent>(isEarlier);

  constructor(
    private readonly store: Store,
    private readonly chance: Chance,
  ) {
    this.reload();
  }

  add(event: NewScheduledEvent): string {
    const seq = this.chance.count('agenda');
    const record: ScheduledEvent = { id: `due-${seq}`, seq, ...event };
    this.store.agenda.put(record);
    this.#heap.add({ id: record.id, seq, atMs: event.atMs, slot: -1 });
    return record.id;
  }

  cancel(id: string): void {
    this.store.agenda.delete(id);
  }

  cancelAbout(subject: string): void {
    for (const { id } of [...this.store.agenda.group(subject)]) this.cancel(id);
  }

  /** When the next event is due. */
  get nextAtMs(): number | undefined {
    return this.#next()?.atMs;
  }

  /** Takes the next event that is due up to `nowMs` off the agenda. */
  take(nowMs: number): ScheduledEvent | undefined {
    const next = this.#next();
    if (!next || next.atMs > nowMs) return undefined;
    this.store.agenda.delete(next.id);
    return next;
  }

  /** Whether more than `count` events are due up to `nowMs`; those that were cancelled may count. */
  isMoreDue(count: number, nowMs: number): boolean {
    return this.#heap.isMoreThan(count, ({ atMs }) => atMs <= nowMs);
  }

  /** The events about a subject that are due up to `nowMs`, in order. */
  dueAbout(subject: string, nowMs: number): readonly ScheduledEvent[] {
    return [...this.store.agenda.group(subject)]
      .filter(({ atMs }) => atMs <= nowMs)
      .sort((one, other) => (isEarlier(one, other) ? -1 : 1));
  }

  /** Reads the order anew from the store, after something was undone or replaced there. */
  reload(): void {
    this.#heap.clear();
    for (const { id, seq, atMs } of this.store.agenda.all)
      this.#heap.add({ id, seq, atMs, slot: -1 });
  }

  /** A cancelled event stays in the heap until its turn comes. */
  #next(): ScheduledEvent | undefined {
    for (let first = this.#heap.first; first; first = this.#heap.first) {
      const record = this.store.agenda.get(first.id);
      if (record && record.atMs === first.atMs) return record;
      this.#heap.remove(first);
    }
    return undefined;
  }
}
