// Takes out what belonged to an instance that is gone, and what was ordered of it.

import type { Store } from './store.js';

/** The tables with records of instances. */
const ownedTables = [
  'backups',
  'restores',
  'tasks',
  'configurations',
  'configChanges',
  'whitelists',
  'attempts',
  'masters',
] as const;

/** Forgets all that belonged to an instance. */
export function deleteOwnedRecords(store: Store, instance: string): void {
  for (const name of ownedTables) {
    const table = store[name];
    for (const { id } of [...table.group(instance)]) table.delete(id);
  }
  for (const { id, due } of [...store.outcomeOrders.group(instance)]) {
    if (due !== null) store.agenda.delete(due);
    store.outcomeOrders.delete(id);
  }
}
