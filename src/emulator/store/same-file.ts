// Whether a path still leads to the file that was opened. What is written to a file that was removed or
// replaced is gone with the process, although every write succeeds.

import { type BigIntStats, statSync } from 'node:fs';
import { DatabaseError } from './database-error.js';

/** The files of a database while it is open. */
export interface OpenedFiles {
  /**
   * Looks whether they are still there.
   *
   * @throws DatabaseError when one was removed, replaced or emptied
   */
  require(): void;
}

/** Remembers which files a path and the log beside it lead to now. */
export function openedFiles(path: string): OpenedFiles {
  const known = new Map<string, BigIntStats>();

  function requireSame(each: string): void {
    const before = known.get(each);
    const now = statSync(each, { bigint: true, throwIfNoEntry: false });
    if (before && (now?.ino !== before.ino || now.dev !== before.dev)) {
      const what = now ? 'replaced' : 'removed';
      throw new DatabaseError(each, `was ${what} while in use; put it back, or start again`);
    }
    // The log is begun anew now and then; the file itself never gets shorter.
    if (before && now && each === path && now.size < before.size) {
      throw new DatabaseError(each, 'was emptied while in use; start again');
    }
    if (now) known.set(each, now);
  }

  const files: OpenedFiles = {
    require() {
      for (const each of [path, `${path}-wal`]) requireSame(each);
    },
  };
  files.require();
  return files;
}
