// Which rows the table shows, and in which order.

import type { FleetRow } from '../live/index.js';

/** What a table can be sorted by. */
export type SortKey = 'name' | 'project' | 'kind' | 'size' | 'status' | 'since';

/** What is wanted of the table. */
export interface Query {
  /** Part of a name, an id, a project or a flavor, in any case. */
  readonly search: string;
  /** Statuses to show; all when there are none. */
  readonly statuses: readonly string[];
  readonly sort: SortKey;
  readonly descending: boolean;
}

/** The whole fleet, by name. */
export const everything: Query = { search: '', statuses: [], sort: 'name', descending: false };

/** As people count: cache-2 before cache-10, in any case. */
const { compare: byText } = new Intl.Collator('en', { numeric: true });

const orders: Readonly<Record<SortKey, (a: FleetRow, b: FleetRow) => number>> = {
  name: (a, b) => byText(a.name, b.name),
  project: (a, b) => byText(a.project, b.project),
  kind: (a, b) => byText(a.kind, b.kind),
  size: (a, b) => a.gb - b.gb,
  status: (a, b) => byText(a.state, b.state),
  // The longest time in a status is the earliest since.
  since: (a, b) => b.since - a.since,
};

/** Whether the table can be sorted by what a text says. */
export const isSortKey = (text: string): text is SortKey => Object.hasOwn(orders, text);

/**
 * Chooses and orders rows.
 *
 * @param rows - the fleet
 * @param before - the ids as they were arranged last; keeping near to them makes sorting cheap
 * @returns the ids
 */
export function arrange(
  rows: ReadonlyMap<string, FleetRow>,
  { search, statuses, sort, descending }: Query,
  before: readonly string[] = [],
): readonly string[] {
  const wanted = search.trim().toLowerCase();
  const shown = (row: FleetRow): boolean =>
    (statuses.length === 0 || statuses.includes(row.status)) &&
    (wanted === '' ||
      row.name.toLowerCase().includes(wanted) ||
      row.id.includes(wanted) ||
      row.project.includes(wanted) ||
      row.spec.includes(wanted));
  const chosen: FleetRow[] = [];
  const taken = new Set<string>();
  const take = (row: FleetRow | undefined) => {
    if (!row || taken.has(row.id)) return;
    taken.add(row.id);
    if (shown(row)) chosen.push(row);
  };
  for (const id of before) take(rows.get(id));
  for (const row of rows.values()) take(row);
  const order = orders[sort];
  const sign = descending ? -1 : 1;
  return chosen
    .sort((a, b) => sign * order(a, b) || byText(a.name, b.name) || byText(a.id, b.id))
    .map(({ id }) => id);
}

/** The query after a click on a column: by it, or the other way round. */
export function sortedBy(query: Query, sort: SortKey): Query {
  return { ...query, sort, descending: query.sort === sort ? !query.descending : false };
}

/** The query after a click on a status: with it, or without. */
export function toggled(query: Query, status: string): Query {
  const statuses = query.statuses.includes(status)
    ? query.statuses.filter((each) => each !== status)
    : [...query.statuses, status];
  return { ...query, statuses };
}
