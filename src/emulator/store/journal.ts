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
export type Touched = ReadonlyMap<TableName, ReadonlySet<string>>;

/** All tables, whatever their records. */
export type TablesByName = Readonly<Record<TableName, Table<StoredRecord>>>;

/** What a record was before a change; undefined for a new one. */
interface Entry {
  readonly table: TableName;
  readonly id: string;
  readonly before: StoredRecord | undefined;
}

/** Notes what a transaction changes, to undo it or to hand it on. */
export class Journal {
  /** In order. A record may be there several times. */
  readonly #entries: Entry[] = [];

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Which records have changed, in the order of their first changes. */
  get touched(): Touched {
    const touched = new Map<TableName, Set<string>>();
    for (const { table, id } of this.#entries) {
      const ids = touched.get(table);
      if (ids) ids.add(id);
      else touched.set(table, new Set([id]));
    }
    return touched;
  }

  /** Notes what a record was before a change; undefined for a new one. */
  note(table: TableName, id: string, before: StoredRecord | undefined): void {
    this.#entries.push({ table, id, before });
  }

  /** Takes over what a later transaction has noted. */
  add(later: Journal): void {
    for (const entry of later.#entries) this.#entries.push(entry);
  }

  /** Puts every record back to what it was. */
  undo(tables: TablesByName): void {
    for (let i = this.#entries.length - 1; i >= 0; i--) {
      const { table, id, before } = this.#entries[i] as Entry;
      tables[table].set(id, before);
    }
  }

  /** What the records that were touched have become. */
  changes(tables: TablesByName): Change[] {
    return [...this.touched].flatMap(([table, ids]) =>
      [...ids].map((id) => {
        const record = tables[table].get(id);
        return { table, id, ...(record && { record }) };
      }),
    );
  }
}
