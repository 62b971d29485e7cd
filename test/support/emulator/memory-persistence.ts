// Persistence in memory, which outlives emulators but not the test: what was committed is what a service
// that comes back finds.

import type { Change, Persistence } from '../../../src/emulator/store/index.js';

type Kept = { table: string; record: NonNullable<Change['record']> };

/** Keeps records in memory, as text, as a file would. */
export function memoryPersistence(): Persistence & { failing: boolean } {
  const records = new Map<string, string>();
  return {
    failing: false,
    load: () => [...records.values()].map((text) => JSON.parse(text) as Kept),
    commit(changes) {
      if (this.failing) throw new Error('the disk is full');
      for (const { table, id, record } of changes) {
        if (record) records.set(`${table}/${id}`, JSON.stringify({ table, record }));
        else records.delete(`${table}/${id}`);
      }
    },
    close() {},
  };
}
