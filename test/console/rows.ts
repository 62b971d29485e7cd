// Rows of the console's table, for its tests.

import { type FleetRow, rowOf } from '../../src/console/live/index.js';

/** A row: master/standby, running, unless something else is said. */
export const row = (changes: Partial<Parameters<typeof rowOf>[0]> = {}): FleetRow =>
  rowOf({
    id: `id-${changes.name ?? 'one'}`,
    project: 'p',
    name: 'one',
    kind: 'ha',
    spec: 'redis.ha.xu1.large.r2.4',
    gb: 4,
    state: 'RUNNING.idle',
    since: 0,
    ...changes,
  });

/** Rows by their ids. */
export const byId = (...rows: readonly FleetRow[]): Map<string, FleetRow> =>
  new Map(rows.map((each) => [each.id, each]));
