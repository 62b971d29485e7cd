// Why a database file cannot be used, in one line that names the file.

import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { getSystemErrorMap } from 'node:util';

/** A database that cannot be opened or written. Its message is one line. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly path: string,
    reason: string,
    cause?: unknown,
  ) {
    super(`${path}: ${reason.replaceAll(/\s+/g, ' ')}`, { cause });
  }
}

/** What the database's own codes mean to the user who named the file. */
const reasons: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'is in use by another process; stop that one, or name another file',
  SQLITE_NOTADB: 'is not a database; name another file',
  SQLITE_CORRUPT: 'is damaged; restore a copy, or name another file',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'cannot be written',
  SQLITE_IOERR: 'the disk does not take it',
  SQLITE_CANTOPEN: 'cannot be opened for writing',
};

/** Says why in words where there are any. */
export function reasonFor(error: unknown): string {
  const { code = '', errno, message } = error as NodeJS.ErrnoException;
  const known = Object.entries(reasons).find(([name]) => code.startsWith(name));
  const ofSystem = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  return known?.[1] ?? ofSystem ?? message;
}

/**
 * Looks whether a file can be there, before the database says less clearly that it cannot.
 *
 * @throws DatabaseError when it can not
 */
export function requirePlace(path: string): void {
  const { W_OK, R_OK } = constants;
  try {
    if (/^(:memory:|file:)/i.test(path)) {
      throw new DatabaseError(path, 'is no file on the disk; name one that can be kept');
    }
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new DatabaseError(path, 'is a folder; name a file in it');
    if (there && !there.isFile()) throw new DatabaseError(path, 'is not a file');
    const folder = dirname(resolve(path));
    // The database needs a second file beside the first.
    accessSync(folder, W_OK);
    if (there) accessSync(path, R_OK | W_OK);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(path, `cannot be written: ${reasonFor(error)}`, error);
  }
}
