// The rows of a group that match a filter, kept in order while records come, change and go: whoever pages through a
// filtered list asks for the same rows again and again.

import QuickLRU from 'quick-lru';
import { SortedRows, type TableRow } from './sorted-rows.js';

/** Which rows are asked for. */
export interface RowFilter<R> {
  /** Tells it from all other filters. */
  readonly name: string;
  readonly matches: (record: R) => boolean;
}

/** How many filters are kept ready; each costs a look at every record that changes. */
const mostReady = 16;

/** Filters of which it is known that they were asked for once. */
const mostAsked = 256;

/** The rows that match the filters which are asked for again. */
export class MatchingRows<R> {
  readonly #ready = new QuickLRU<string, { filter: RowFilter<R>; rows: SortedRows<R> }>({
    maxSize: mostReady,
  });
  readonly #asked = new QuickLRU<string, true>({ maxSize: mostAsked });

  /** The rows out of `all` that match; found anew when the filter is asked for the first time. */
  of(filter: RowFilter<R>, all: Iterable<TableRow<R>>): SortedRows<R> {
    const { name, matches } = filter;
    const ready = this.#ready.get(name);
    if (ready) return ready.rows;
    const rows = new SortedRows<R>();
    for (const row of all) if (matches(row.record)) rows.add(row);
    if (this.#asked.has(name)) this.#ready.set(name, { filter, rows });
    else this.#asked.set(name, true);
    return rows;
  }

  /** Takes in what became of a row: `before` is the record that it had, and `after` the one that it has. */
  changed(row: TableRow<R>, before: R | undefined, after: R | undefined): void {
    if (this.#ready.size === 0) return;
    for (const [, { filter, rows }] of this.#ready) {
      const matched = before !== undefined && filter.matches(before);
      const matches = after !== undefined && filter.matches(after);
      if (matched && !matches) rows.remove(row);
      else if (matches && !matched) rows.add(row);
    }
  }
}
