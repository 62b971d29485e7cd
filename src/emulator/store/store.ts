// The store: all tables, and transactions over them. What throws leaves nothing behind; what is
// committed is persisted before any watcher sees it.

import { Guard } from '../../loopback/index.js';
import { DatabaseError } from './database-error.js';
import { NotKeptError } from './not-kept-error.js';
import { type StoredRecord, Table, type WeightOf } from './table.js';
import { type RecordOf, type TableName, tableGroups, tableWeights } from './tables.js';

/** A record that is new, changed or (without `record`) gone. */
export interface Change {
  readonly table: TableName;
  readonly id: string;
  readonly record?: StoredRecord;
}

/** Keeps records beyond the life of the process. */
export interface Persistence {
  /** What messages call it, such as the path of its file. */
  readonly name?: string;
  /** Everything that was kept, in any order. */
  load(): Iterable<{ readonly table: string; readonly record: StoredRecord }>;
  /** Keeps all changes or none; returns only when they are safe. */
  commit(changes: readonly Change[]): void;
  /** Throws when a commit would, as far as that can be told without one. */
  check?(): void;
  close(): void;
}

type Tables = { readonly [N in TableName]: Table<RecordOf<N>> };

/** The store. */
export interface Store extends Tables {
  /**
   * Runs `change` and commits what it did. When it throws, or the persistence does, every table is as it
   * was. Inside another transaction it is a part of that one.
   *
   * @param refusal - thrown when `change` changes anything: reading goes on while nothing can be kept
   * @throws NotKeptError when the persistence throws
   */
  transact<T>(change: () => T, refusal?: Error): T;
  /** Why the last change could not be kept; undefined once one was kept again. */
  readonly trouble: NotKeptError | undefined;
  /**
   * Looks whether changes would be kept.
   *
   * @throws NotKeptError when they would not
   */
  check(): void;
  /** Takes everything out, as a transaction of its own or part of the current one. */
  clear(): void;
  /**
   * Calls `listener` after every commit with what it touched: records that are new, changed or gone.
   * The result ends that.
   */
  watch(listener: (touched: Touched) => void): () => void;
  close(): void;
}

/** What a commit touched: the ids of records, by their tables. */
export type Touched = ReadonlyMap<TableName, ReadonlyMap<string, unknown>>;

/**
 * Looks at everything that was kept before any of it is used.
 *
 * @returns what is wrong, in one line that names the record; undefined when nothing is
 */
export type CheckRecords = (
  tables: ReadonlyMap<TableName, readonly StoredRecord[]>,
) => string | undefined;

/** The names of all tables. */
export const tableNames = Object.keys(tableGroups) as readonly TableName[];

/** What records were before the first change of a transaction, by their tables. */
type Journal = Map<TableName, Map<string, StoredRecord | undefined>>;

/**
 * Creates a store.
 *
 * @param persistence - keeps the records; in memory only when there is none
 * @param check - looks at what was kept
 * @param guard - watchers run inside it: what one of them does undoes no commit
 * @param onTrouble - hears when changes can no longer be kept, and with undefined when they can again
 * @throws DatabaseError when what was kept cannot be used
 */
export function createStore(
  persistence?: Persistence,
  check?: CheckRecords,
  guard = new Guard(() => {}),
  onTrouble: (trouble: NotKeptError | undefined) => void = () => {},
): Store {
  let journal: Journal | undefined;
  let trouble: NotKeptError | undefined;
  const watchers = new Set<(touched: Touched) => void>();
  const tables = Object.fromEntries(
    tableNames.map((table) => {
      const changed = (id: string, before: StoredRecord | undefined) => {
        if (!journal) throw new Error(`a change of ${table} outside a transaction`);
        const own = journal.get(table) ?? new Map<string, StoredRecord | undefined>();
        if (own.size === 0) journal.set(table, own);
        // A counter may change a hundred thousand times in one transaction.
        if (!own.has(id)) own.set(id, before);
      };
      const groups = tableGroups[table] as (record: StoredRecord) => string[];
      const weigh = tableWeights[table] as WeightOf<StoredRecord> | undefined;
      return [table, new Table<StoredRecord>(table, groups, weigh, changed)];
    }),
  ) as unknown as Record<TableName, Table<StoredRecord>>;

  function undo(entries: Journal): void {
    for (const [table, records] of entries) {
      for (const [id, before] of records) tables[table].set(id, before);
    }
  }

  function changesIn(entries: Journal): Change[] {
    return [...entries].flatMap(([table, records]) =>
      [...records.keys()].map((id) => {
        const record = tables[table].get(id);
        return { table, id, ...(record && { record }) };
      }),
    );
  }

  /** Has the persistence do something, and records whether it can. */
  function keeping(work: (persistence: Persistence) => void): void {
    if (!persistence) return;
    try {
      work(persistence);
    } catch (error) {
      const isNews = !trouble;
      trouble = new NotKeptError(error);
      if (isNews) onTrouble(trouble);
      throw trouble;
    }
  }

  function commit(changes: readonly Change[]): void {
    keeping((own) => own.commit(changes));
    if (!trouble) return;
    trouble = undefined;
    onTrouble(undefined);
  }

  function transact<T>(change: () => T, refusal?: Error): T {
    if (journal) return change();
    const entries: Journal = new Map();
    journal = entries;
    let result: T;
    try {
      result = change();
      if (refusal && entries.size > 0) throw refusal;
      if (persistence && entries.size > 0) commit(changesIn(entries));
    } catch (error) {
      undo(entries);
      throw error;
    } finally {
      journal = undefined;
    }
    if (entries.size > 0) for (const watcher of watchers) guard.run(() => watcher(entries));
    return result;
  }

  if (persistence) {
    const kept = recordsIn(persistence);
    const wrong = check?.(kept);
    if (wrong !== undefined) throw new DatabaseError(persistence.name ?? 'the records', wrong);
    for (const [table, records] of kept) {
      for (const record of records) tables[table].set(record.id, record);
    }
  }

  return {
    ...(tables as unknown as Tables),
    transact,
    get trouble() {
      return trouble;
    },
    check: () => keeping((own) => own.check?.()),
    clear: () =>
      transact(() => {
        for (const name of tableNames) {
          for (const { id } of [...tables[name].all]) tables[name].delete(id);
        }
      }),
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    close: () => persistence?.close(),
  };
}

/** Everything that was kept, by its tables. */
function recordsIn(persistence: Persistence): ReadonlyMap<TableName, readonly StoredRecord[]> {
  const kept = new Map<TableName, StoredRecord[]>(tableNames.map((name) => [name, []]));
  for (const { table, record } of persistence.load()) kept.get(table as TableName)?.push(record);
  return kept;
}
