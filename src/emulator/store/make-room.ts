// What has been is remembered to a limit, so that a service which is used for months, or by a client that never
// stops, does not grow with every call.

import type { Ending } from './owned-records.js';
import type { Rows, StoredRecord, Table } from './table.js';

/**
 * Makes room for a new record among others: when there are too many, the oldest that is only history goes.
 *
 * @param rows - the others, in the same table
 * @param most - how many records there can be
 * @param isHistory - whether a record may go
 */
export function makeRoom<R extends StoredRecord>(
  table: Table<R>,
  rows: Rows<R>,
  most: number,
  isHistory: (record: R) => boolean,
): void {
  if (rows.size < most) return;
  for (const record of rows) {
    if (!isHistory(record)) continue;
    table.delete(record.id);
    return;
  }
}

/** How many records of one sort an instance has. */
const mostOfInstance = 1000;

const hasEnded = ({ ending }: { readonly ending: Ending }): boolean => ending !== 'underWay';

/**
 * Makes room for a new record of an instance.
 *
 * @param isHistory - whether a record may go; one that has ended may unless something else is said
 */
export function makeRoomOf<R extends StoredRecord & { readonly ending: Ending }>(
  table: Table<R>,
  instance: string,
  isHistory: (record: R) => boolean = hasEnded,
): void {
  makeRoom(table, table.group(instance), mostOfInstance, isHistory);
}
