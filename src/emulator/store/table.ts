// A table: immutable plain records by id and in the order of their sequence numbers, and groups of
// them that can be counted and paged without looking at the rest.

import { MatchingRows, type RowFilter } from './matching-rows.js';
import { SortedRows, type TableRow } from './sorted-rows.js';

/** What every record has. It is plain JSON and never changed: a new version replaces it. */
export interface StoredRecord {
  readonly id: string;
  /** Tells the order of a table's records; never changes. */
  readonly seq: number;
}

/** Names the groups that a record is in; they may depend on anything that it holds. */
export type GroupsOf<R> = (record: R) => readonly string[];

/** What a table reports its changes to, so that they can be undone and kept. */
export interface ChangeListener<R> {
  /** The number of the transaction under way; 0 when there is none. */
  readonly transaction: number;
  /** Hears of a record before its first change in a transaction. */
  note(id: string, before: R | undefined): void;
}

/** What a record adds to the sum that one of its groups keeps, such as its memory. */
export type WeightOf<R> = (record: R) => { readonly group: string; readonly weight: number };

/** The records of a group, or of a whole table, oldest first. */
export interface Rows<R> extends Iterable<R> {
  readonly size: number;
  slice(offset: number, limit: number): R[];
  countUpTo(seq: number): number;
}

const none = new SortedRows<never>();

/** A row that knows in which transaction it was last noted. */
interface Row<R> extends TableRow<R> {
  noted: number;
}

/** The records of one sort. */
export class Table<R extends StoredRecord> {
  readonly #rows = new Map<string, Row<R>>();
  readonly #all = new SortedRows<R>();
  /** Most groups of some tables have a single row, which then needs no list. */
  readonly #groups = new Map<string, SortedRows<R> | TableRow<R>>();
  readonly #weights = new Map<string, number>();
  readonly #matching = new MatchingRows<R>();

  constructor(
    readonly name: string,
    private readonly groupsOf: GroupsOf<R>,
    private readonly weightOf: WeightOf<R> | undefined,
    private readonly changes: ChangeListener<R>,
  ) {}

  /** All records, oldest first. */
  get all(): Rows<R> {
    return this.#all;
  }

  get(id: string): R | undefined {
    return this.#rows.get(id)?.record;
  }

  /** The records of a group; none when there is no such group. */
  group(name: string): Rows<R> {
    const found = this.#groups.get(name) ?? none;
    if (!('record' in found)) return found;
    const alone = new SortedRows<R>();
    alone.add(found);
    return alone;
  }

  /** The records of a group that match, oldest first. Those of a filter that is asked for again are kept ready. */
  matching(group: string, { name, matches }: RowFilter<R>): Rows<R> {
    const found = this.#groups.get(group) ?? none;
    const rows = 'record' in found ? [found] : found.rows();
    const isIn = (record: R) => matches(record) && this.groupsOf(record).includes(group);
    return this.#matching.of({ name: `${group} ${name}`, matches: isIn }, rows);
  }

  /** What the records of a group weigh together. */
  weight(name: string): number {
    return this.#weights.get(name) ?? 0;
  }

  /** Adds a record, or puts it in the place of the one with its id. */
  put(record: R): R {
    // One look at the rows, which with many is what takes longest.
    const row = this.#rows.get(record.id);
    if (row) {
      this.#note(row);
      this.#replace(row, record);
    } else {
      this.changes.note(record.id, undefined);
      this.#add({ seq: record.seq, record, noted: this.changes.transaction });
    }
    return record;
  }

  /** Takes a record out; nothing happens when there is none. */
  delete(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#note(row);
    this.#remove(row);
  }

  /** Sets a record without notifying anything: for undoing and loading. */
  set(id: string, record: R | undefined): void {
    const row = this.#rows.get(id);
    if (row && record) this.#replace(row, record);
    else if (record) this.#add({ seq: record.seq, record, noted: 0 });
    else if (row) this.#remove(row);
  }

  /** A counter may change a hundred thousand times in one transaction. */
  #note(row: Row<R>): void {
    const { transaction } = this.changes;
    if (row.noted === transaction && transaction !== 0) return;
    this.changes.note(row.record.id, row.record);
    row.noted = transaction;
  }

  #add(row: Row<R>): void {
    this.#rows.set(row.record.id, row);
    this.#all.add(row);
    for (const name of this.groupsOf(row.record)) this.#join(name, row);
    this.#weigh(row.record, 1);
    this.#matching.changed(row, undefined, row.record);
  }

  #remove(row: Row<R>): void {
    this.#rows.delete(row.record.id);
    this.#all.remove(row);
    for (const name of this.groupsOf(row.record)) this.#leave(name, row);
    this.#weigh(row.record, -1);
    this.#matching.changed(row, row.record, undefined);
  }

  #replace(row: Row<R>, record: R): void {
    const before = this.groupsOf(row.record);
    const after = this.groupsOf(record);
    this.#matching.changed(row, row.record, record);
    this.#weigh(row.record, -1);
    row.record = record;
    this.#weigh(record, 1);
    if (before === after) return;
    for (const name of before) if (!after.includes(name)) this.#leave(name, row);
    for (const name of after) if (!before.includes(name)) this.#join(name, row);
  }

  #weigh(record: R, sign: 1 | -1): void {
    if (!this.weightOf) return;
    const { group, weight } = this.weightOf(record);
    const sum = this.weight(group) + sign * weight;
    if (sum === 0) this.#weights.delete(group);
    else this.#weights.set(group, sum);
  }

  #join(name: string, row: TableRow<R>): void {
    const group = this.#groups.get(name);
    if (!group) {
      this.#groups.set(name, row);
    } else if ('record' in group) {
      const both = new SortedRows<R>();
      both.add(group);
      both.add(row);
      this.#groups.set(name, both);
    } else {
      group.add(row);
    }
  }

  #leave(name: string, row: TableRow<R>): void {
    const group = this.#groups.get(name);
    if (!group) return;
    if (!('record' in group)) group.remove(row);
    if ('record' in group || group.size === 0) this.#groups.delete(name);
  }
}
