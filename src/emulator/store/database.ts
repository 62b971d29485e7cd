// A store's records in a file: an embedded database with one table. What was committed outlives a
// kill at any moment; the file has one writer at a time, and the lock dies with the process.

import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import type LibsqlDatabase from 'libsql';
import { DatabaseError, reasonFor, requirePlace } from './database-error.js';
import { inPresentForm } from './earlier-form.js';
import type { Change } from './journal.js';
import type { Persistence } from './persistence.js';
import { openedFiles } from './same-file.js';
import { tableNames } from './store.js';
import type { StoredRecord } from './table.js';

/** Marks the files of this program among all the databases of its sort. */
const applicationId = 0x44_43_53_31;

/** Counts the forms that records have had. A file with a later form is refused, not guessed at. */
export const schemaVersion = 1;

type Connection = LibsqlDatabase.Database;

/** Read and written by its owner alone: digests of passwords are in it. */
const ownerOnly = 0o600;

/**
 * Opens a database, or creates it. Its files are readable by their owner only, also those that were
 * there before.
 *
 * @param path - a file; it is created when there is none, its folder is not
 * @returns what `createEmulator` keeps its records with
 * @throws DatabaseError in one line: when another process has the file, when it is damaged, not a
 *   database, another program's or of a newer version, and when it cannot be written
 *
 * @example
 * ```ts
 * const emulator = createEmulator({ persistence: await openDatabase('dcs.db') });
 * emulator.close();
 * ```
 */
export async function openDatabase(path: string): Promise<Persistence> {
  requirePlace(path);
  // Only who keeps anything pays for loading a database.
  const { default: Libsql } = await import('libsql');
  let connection: Connection | undefined;
  try {
    // A database that is created by its own means follows the umask.
    closeSync(openSync(path, 'a', ownerOnly));
    connection = new Libsql(path, { timeout: 0 });
    prepareFile(connection, path);
    return keeperOver(connection, path);
  } catch (error) {
    if (connection) release(connection);
    throw error instanceof DatabaseError ? error : new DatabaseError(path, reasonFor(error), error);
  }
}

function prepareFile(connection: Connection, path: string): void {
  // A process keeps the file locked to its end, so a second one fails at once.
  connection.pragma('locking_mode = EXCLUSIVE');
  requireOurs(connection, path);
  keepToOwner(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS records (
      collection TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, record TEXT NOT NULL,
      PRIMARY KEY (collection, id)
    ) WITHOUT ROWID;
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${schemaVersion};
    COMMIT;
  `);
}

/** The files beside the first are created with its mode; a kill may have left earlier ones. */
function keepToOwner(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (existsSync(file)) chmodSync(file, ownerOnly);
  }
}

/** Looks at a file before anything is written to it. */
function requireOurs(connection: Connection, path: string): void {
  const isEmpty = numberOf(connection, 'SELECT count(*) FROM sqlite_master') === 0;
  if (isEmpty) return;
  if (numberOf(connection, 'PRAGMA application_id') !== applicationId) {
    throw new DatabaseError(path, 'is a database of another program; name another file');
  }
  const version = numberOf(connection, 'PRAGMA user_version');
  if (version > schemaVersion) {
    throw new DatabaseError(
      path,
      `was written by a newer version of this program (form ${version}, known is ${schemaVersion}); use that one, or name another file`,
    );
  }
  const [verdict] = connection.prepare('PRAGMA quick_check(1)').raw().get() as [string];
  if (verdict !== 'ok') throw new DatabaseError(path, `is damaged: ${verdict}`);
}

const numberOf = (connection: Connection, query: string): number =>
  Number((connection.prepare(query).raw().get() as [number])[0]);

/** Closing alone would keep the file locked for as long as a statement is remembered. */
function release(connection: Connection): void {
  try {
    connection.pragma('locking_mode = NORMAL');
    connection.exec('SELECT 1 FROM sqlite_master');
  } catch {
    // Then it was not locked, or is not a database.
  }
  connection.close();
}

function keeperOver(connection: Connection, path: string): Persistence {
  const put = connection.prepare(
    'INSERT INTO records (collection, id, seq, record) VALUES (?, ?, ?, ?) ' +
      'ON CONFLICT DO UPDATE SET seq = excluded.seq, record = excluded.record',
  );
  const remove = connection.prepare('DELETE FROM records WHERE collection = ? AND id = ?');
  const files = openedFiles(path);
  let lost: unknown;
  return {
    name: path,
    load: () => recordsOf(connection, path),
    commit(changes) {
      check();
      connection.exec('BEGIN IMMEDIATE');
      try {
        for (const change of changes) write(change);
        connection.exec('COMMIT');
      } catch (error) {
        // A full disk may have ended the transaction already.
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw new DatabaseError(path, `could not be written: ${reasonFor(error)}`, error);
      }
      try {
        files.require();
      } catch (error) {
        // Written, and to a file that no longer has a name: memory and file no longer agree.
        lost = error;
        throw error;
      }
    },
    check,
    close() {
      try {
        check();
        // Writes everything into the one file and takes the second one away.
        connection.pragma('journal_mode = DELETE');
      } catch (error) {
        connection.close();
        if (error instanceof DatabaseError) throw error;
        const safe = `what was acknowledged is safe in it and in ${path}-wal`;
        throw new DatabaseError(path, `could not be closed: ${reasonFor(error)}; ${safe}`, error);
      }
      release(connection);
    },
  };

  function check(): void {
    if (lost !== undefined) throw lost;
    files.require();
  }

  function write({ table, id, record }: Change): void {
    if (record) put.run(table, id, record.seq, JSON.stringify(record));
    else remove.run(table, id);
  }
}

/** How many records are read at a time. */
const pageSize = 1000;

/** All records, table after table. */
function* recordsOf(connection: Connection, path: string): Generator<Kept> {
  const known = new Set<string>(tableNames);
  const next = connection
    .prepare(
      'SELECT collection, id, record FROM records WHERE (collection, id) > (?, ?) ' +
        `ORDER BY collection, id LIMIT ${pageSize}`,
    )
    .raw();
  let last = ['', ''];
  for (;;) {
    const rows = next.all(...last) as [string, string, string][];
    for (const [table, id, text] of rows) {
      if (!known.has(table))
        throw new DatabaseError(path, `has records of no known sort: ${table}`);
      yield { table, record: parsed(text, `${table} ${id}`, path) };
      last = [table, id];
    }
    if (rows.length < pageSize) return;
  }
}

type Kept = ReturnType<Persistence['load']> extends Iterable<infer K> ? K : never;

function parsed(text: string, what: string, path: string): StoredRecord {
  try {
    // Only what has durations of its own can be in the earlier form; a reviver costs.
    return JSON.parse(text, text.includes('"takes"') ? inPresentForm : undefined);
  } catch (error) {
    throw new DatabaseError(path, `is damaged: ${what} is not readable`, error);
  }
}
