// The store: all tables, and transactions over them. What throws leaves nothing behind; what is
// committed is persisted before any watcher sees it.

import { Guard } from '../../loopback/index.js';
import { DatabaseError } from './database-error.js';
import type { TablesByName, Touched } from './journal.js';
import type { NotKeptError } from './not-kept-error.js';
import { type Persistence, ReportedPersistence } from './persistence.js';
import { type ChangeListener, type StoredRecord, Table, type WeightOf } from './table.js';
import { type RecordOf, type TableName, tableGroups, tableWeights } from './tables.js';
import { Transactions } from './transactions.js';

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
  /**
   * Runs `work`, and commits the transactions in it together at its end; one that throws leaves nothing behind, as
   * ever. When `work` throws, or the persistence does, every table is as it was.
   *
   * @throws NotKeptError when the persistence throws
   */
  together<T>(work: () => T): T;
  /**
   * Runs `work` as a transaction that is undone, whatever comes of it, and that nothing hears of.
   *
   * @param work - can ask what it has touched so far
   */
  rehearse<T>(work: (touched: () => Touched) => T): T;
  /** Whether its records are kept beyond the life of the process. */
  readonly isKept: boolean;
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
  const watchers = new Set<(touched: Touched) => void>();
  const kept = new ReportedPersistence(persistence, onTrouble);
  const transactions = new Transactions({
    tables: () => tables,
    keep: persistence && ((changes) => kept.commit(changes)),
    committed(touched) {
      if (watchers.size === 0) return;
      const told = touched();
      for (const watcher of watchers) guard.run(() => watcher(told));
    },
  });
  const tables = createTables(transactions);
  if (persistence) load(tables, persistence, check);
  const transact: Store['transact'] = (change, refusal) => transactions.run(change, refusal);

  function clear(): void {
    for (const name of tableNames) {
      for (const { id } of [...tables[name].all]) tables[name].delete(id);
    }
  }

  return {
    ...(tables as unknown as Tables),
    transact,
    together: (work) => transactions.together(work),
    rehearse: (work) => transactions.rehearse(work),
    isKept: persistence !== undefined,
    get trouble() {
      return kept.trouble;
    },
    check: () => kept.check(),
    clear: () => transact(clear),
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    close: () => persistence?.close(),
  };
}

/** All tables, empty; the transaction under way notes each change before it happens. */
function createTables(transactions: Transactions): TablesByName {
  return Object.fromEntries(
    tableNames.map((table) => {
      const changes: ChangeListener<StoredRecord> = {
        get transaction() {
          return transactions.number;
        },
        note: (id, before) => transactions.note(table, id, before),
      };
      const groups = tableGroups[table] as (record: StoredRecord) => string[];
      const weigh = tableWeights[table] as WeightOf<StoredRecord> | undefined;
      return [table, new Table<StoredRecord>(table, groups, weigh, changes)];
    }),
  ) as unknown as TablesByName;
}

/** Fills the tables with what was kept, once it has been checked. */
function load(tables: TablesByName, persistence: Persistence, check?: CheckRecords): void {
  const kept = recordsIn(persistence);
  const wrong = check?.(kept);
  if (wrong !== undefined) throw new DatabaseError(persistence.name ?? 'the records', wrong);
  for (const [table, records] of kept) {
    for (const record of records) tables[table].set(record.id, record);
  }
}

/** Everything that was kept, by its tables. */
function recordsIn(persistence: Persistence): ReadonlyMap<TableName, readonly StoredRecord[]> {
  const kept = new Map<TableName, StoredRecord[]>(tableNames.map((name) => [name, []]));
  for (const { table, record } of persistence.load()) kept.get(table as TableName)?.push(record);
  return kept;
}
