// Transactions over tables: what throws leaves nothing behind, and what is committed is kept before it is
// reported. Several in a row can be kept by one commit.

import { type Change, Journal, type TablesByName, type Touched } from './journal.js';
import type { StoredRecord } from './table.js';
import type { TableName } from './tables.js';

/** What stands around transactions. */
export interface TransactionOptions {
  /** All tables; asked for when the first transaction is over. */
  readonly tables: () => TablesByName;
  /** Keeps what changed, if anything does; what it throws undoes that. */
  readonly keep: ((changes: readonly Change[]) => void) | undefined;
  /** Hears of what was committed. */
  readonly committed: (touched: () => Touched) => void;
}

/** The transactions of a store. */
export class Transactions {
  /** Of the transaction under way. */
  #journal: Journal | undefined;
  /** What the transactions of a group have changed so far. */
  #group: Journal | undefined;
  readonly #options: TransactionOptions;
  #last = 0;

  constructor(options: TransactionOptions) {
    this.#options = options;
  }

  /** The number of the transaction under way; 0 when there is none. */
  get number(): number {
    return this.#journal ? this.#last : 0;
  }

  /** Notes a change of a record before it is over. */
  note(table: TableName, id: string, before: StoredRecord | undefined): void {
    if (!this.#journal) throw new Error(`a change of ${table} outside a transaction`);
    this.#journal.note(table, id, before);
  }

  /** Runs `change` as one transaction, or as a part of the one under way; see `Store.transact`. */
  run<T>(change: () => T, refusal?: Error): T {
    if (this.#journal) return change();
    const own = this.#begin();
    let result: T;
    try {
      result = change();
      if (refusal && !own.isEmpty) throw refusal;
      if (this.#group) this.#group.add(own);
      else this.#keep(own);
    } catch (error) {
      own.undo(this.#options.tables());
      throw error;
    } finally {
      this.#journal = undefined;
    }
    if (!this.#group) this.#report(own);
    return result;
  }

  /** Runs `work` and undoes what it did; see `Store.rehearse`. */
  rehearse<T>(work: (touched: () => Touched) => T): T {
    if (this.#journal) throw new Error('a rehearsal inside a transaction');
    const own = this.#begin();
    try {
      return work(() => own.touched);
    } finally {
      own.undo(this.#options.tables());
      this.#journal = undefined;
    }
  }

  /** Keeps the transactions of `work` by one commit; see `Store.together`. */
  together<T>(work: () => T): T {
    if (this.#group || this.#journal) return work();
    const all = new Journal();
    this.#group = all;
    let result: T;
    try {
      result = work();
      this.#keep(all);
    } catch (error) {
      all.undo(this.#options.tables());
      throw error;
    } finally {
      this.#group = undefined;
    }
    this.#report(all);
    return result;
  }

  #begin(): Journal {
    const journal = new Journal();
    this.#journal = journal;
    this.#last++;
    return journal;
  }

  #keep(changed: Journal): void {
    const { keep, tables } = this.#options;
    if (keep && !changed.isEmpty) keep(changed.changes(tables()));
  }

  #report(journal: Journal): void {
    if (!journal.isEmpty) this.#options.committed(() => journal.touched);
  }
}
