// The journal of a transaction: what records were before it changed them.

import type { StoredRecord, Table } from './table.js';
import type { TableName } from './tables.js';

/** A record that is new, changed or (without `record`) gone. */
export interface Change {
  readonly table: TableName;
  readonly id: string;
  readonly record?: StoredRecord;
}

/** What a commit touched: the ids of records, by their tables. */
export type Touched = ReadonlyMap<TableName, ReadonlyMap<string, unknown>>;

/** All tables, whatever their records. */
export type TablesByName = Readonly<Record<TableName, Table<StoredRecord>>>;

/** Notes what a transaction changes, to undo it or to hand it on. */
export class Journal {
  readonly #entries = new Map<TableName, Map<string, StoredRecord | undefined>>();

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  get touched(): Touched {
    return this.#entries;
  }

  /** Notes what a record was before a change; undefined for a new one. */
  note(table: TableName, id: string, before: StoredRecord | undefined): void {
    const own = this.#entries.get(table) ?? new Map<string, StoredRecord | undefined>();
    if (own.size === 0) this.#entries.set(table, own);
    // A counter may change a hundred thousand times in one transaction.
    if (!own.has(id)) own.set(id, before);
  }

  /** Takes over what a later transaction has noted. */
  add(later: Journal): void {
    for (const [table, records] of later.#entries) {
      for (const [id, before] of records) this.note(table, id, before);
    }
  }

  /** Puts every record back to what it was. */
  undo(tables: TablesByName): void {
    for (const [table, records] of this.#entries) {
      for (const [id, before] of records) tables[table].set(id, before);
    }
  }

  /** What the records that were touched have become. */
  changes(tables: TablesByName): Change[] {
    return [...this.#entries].flatMap(([table, records]) =>
      [...records.keys()].map((id) => {
        const record = tables[table].get(id);
        return { table, id, ...(record && { record }) };
      }),
    );
  }
}
