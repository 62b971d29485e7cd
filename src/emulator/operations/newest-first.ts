// Pages of the backups, restorations, tasks and changes of an instance, the newest first: a client that
// has just asked for a backup finds it on the first page.

import type { Rows, StoredRecord } from '../store/index.js';

/** The queries of all such lists. */
interface PageQuery {
  readonly begin_time?: number | undefined;
  readonly beginTime?: number | undefined;
  readonly start_time?: number | undefined;
  readonly end_time?: number | undefined;
  readonly endTime?: number | undefined;
  readonly offset?: number | undefined;
  /** v1.0 counts from 1. */
  readonly start?: number | undefined;
  readonly limit?: number | undefined;
  /** The last id of the page before; the page begins right after it, whatever the offset. */
  readonly marker?: string | undefined;
}

type CreatedRecord = StoredRecord & { readonly createdMs: number };

/** A page, and how many records there are on all pages. */
export function newestFirst<R extends CreatedRecord>(rows: Rows<R>, query: PageQuery) {
  const fromMs = query.begin_time ?? query.beginTime ?? query.start_time;
  const toMs = query.end_time ?? query.endTime;
  // Clients that page by marker repeat where they started; the first page has skipped that much already.
  const offset = query.marker === undefined ? (query.offset ?? (query.start ?? 1) - 1) : 0;
  const limit = query.limit ?? 10;
  if (fromMs === undefined && toMs === undefined && query.marker === undefined) {
    const end = Math.max(0, rows.size - offset);
    const begin = Math.max(0, end - limit);
    return { total: rows.size, records: rows.slice(begin, end - begin).reverse() };
  }
  // Times in queries are whole seconds: the last one counts to its end.
  const found = [...rows].filter(
    ({ createdMs }) =>
      createdMs >= (fromMs ?? Number.NEGATIVE_INFINITY) &&
      createdMs < (toMs ?? Number.POSITIVE_INFINITY) + 1000,
  );
  const rest = afterMarker(found.reverse(), query.marker);
  return { total: found.length, records: rest.slice(offset, offset + limit) };
}

/** Nothing comes after a marker that is gone, or a client that pages by it would never end. */
function afterMarker<R extends CreatedRecord>(records: R[], marker: string | undefined): R[] {
  if (marker === undefined) return records;
  const at = records.findIndex(({ id }) => id === marker);
  return at < 0 ? [] : records.slice(at + 1);
}
