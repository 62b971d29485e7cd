// The trace: every change of status that a client could have seen, in order, the newest ones kept. It
// is committed with what it tells of, so a service that comes back goes on with the same numbers.

import { Guard } from '../../loopback/index.js';
import type { StatusChange, Store, TraceRecord } from '../store/index.js';

/** A change with its number; the first one is 1. */
export interface TraceEntry {
  readonly number: number;
  readonly change: StatusChange;
  /** Whose instance it is. */
  readonly project: string;
}

/** What happened so far, and what happens from now on. */
export interface Trace {
  /** Names the numbering: a number out of another one says nothing here. */
  readonly run: string;
  /** The entries after the one with this number that are still known. */
  since(number?: number): readonly TraceEntry[];
  /** Calls `listener` with every later entry; the result ends that. */
  subscribe(listener: (entry: TraceEntry) => void): () => void;
}

export class RecordedTrace implements Trace {
  readonly run: string;
  #entries: TraceEntry[];
  #pending: TraceEntry[] = [];
  #last: number;
  readonly #listeners = new Set<(entry: TraceEntry) => void>();

  /**
   * @param store - keeps the entries
   * @param limit - how many entries are remembered at least; at most twice as many are
   * @param run - names the numbering, where none was kept
   * @param guard - listeners run inside it: what one of them does is no part of what happened
   */
  constructor(
    private readonly store: Store,
    private readonly limit: number,
    run: string,
    private readonly guard = new Guard(() => {}),
  ) {
    const kept = keptIn(store);
    this.run = kept.at(-1)?.run ?? run;
    this.#last = kept.at(-1)?.number ?? 0;
    this.#entries = kept.map(({ number, project, change }) => ({ number, project, change }));
  }

  since(number = 0): readonly TraceEntry[] {
    const known = this.#entries.slice(-this.limit);
    const first = known[0]?.number ?? 0;
    return known.slice(Math.max(0, number + 1 - first));
  }

  subscribe(listener: (entry: TraceEntry) => void): () => void {
    // Wrapped, so that a listener that subscribes twice is called twice.
    const own = (entry: TraceEntry) => listener(entry);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Notes a change that becomes known with the transaction that it is part of. */
  note(project: string, change: StatusChange): void {
    const number = ++this.#last;
    this.#pending.push({ number, project, change });
    if (!this.store.isKept) return;
    // The newest entry takes the place of the oldest, so that nothing has to be taken out.
    const place = number % this.limit;
    const id = String(place);
    this.store.trace.put({ id, seq: place, run: this.run, number, project, change });
  }

  /** How many changes are noted and not yet known. */
  get pending(): number {
    return this.#pending.length;
  }

  /** Forgets what was noted, but for the first `kept`, for the transaction failed. */
  discard(kept = 0): void {
    this.#last -= this.#pending.length - kept;
    this.#pending.length = kept;
  }

  /** Forgets everything, which the store has done already; the numbers go on. */
  forget(): void {
    this.#entries = [];
  }

  /** Makes known what was noted. */
  publish(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const entry of pending) {
      this.#entries.push(entry);
      for (const listener of this.#listeners) this.guard.run(() => listener(entry));
    }
    if (this.#entries.length > 2 * this.limit) this.#entries = this.#entries.slice(-this.limit);
  }
}

/** The entries that were kept, oldest first, without what an earlier and longer trace has left. */
function keptIn({ trace }: Store): readonly TraceRecord[] {
  const kept = [...trace.all].sort((a, b) => a.number - b.number);
  const last = kept.findLastIndex(
    ({ number }, i) => kept[i + 1] && number + 1 !== kept[i + 1]?.number,
  );
  return kept.slice(last + 1);
}
