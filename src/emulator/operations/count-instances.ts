// Counts the instances in each status (page dcs-api-0312016). Both APIs have the counters of that page; v2 has
// those of Memcached as well, of which there are no instances.

import { statuses } from '../../../machines/index.js';
import { api, type QueryOf } from '../../protocol/index.js';
import { failedCreation, instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/** Counters of the page whose statuses are not in the chart. */
const neverCounted = [
  'paying',
  'migrating',
  'flushing',
  'upgrading',
  'closed',
  'starting',
  'closing',
];

/**
 * The counters of the page. What is deleted and not yet removed counts as `deleting_count`; failed
 * creations count only when they are included.
 */
function countsOf(
  { store: { instances } }: World,
  project: string,
  includeFailure: boolean,
): Record<string, number> {
  const counts: Record<string, number> = {};
  let deleting = 0;
  for (const status of statuses) {
    const going = instances.group(instanceGroups.goingWithStatus(project, status)).size;
    const all = instances.group(instanceGroups.withStatus(project, status)).size;
    const isLeftOut = status === failedCreation && !includeFailure;
    counts[`${status.toLowerCase()}_count`] = isLeftOut ? 0 : all - going;
    deleting += going;
  }
  for (const name of neverCounted) counts[`${name}_count`] ??= 0;
  counts.deleting_count = deleting;
  return counts;
}

type Query = QueryOf<typeof api.countInstances.v2>;

const isFailureCounted = (query: Query) => query.include_failure || query.includeFailure;

export const v1 = handle(api.countInstances.v1, ({ world, project, query }) => {
  const counts = countsOf(world, project, isFailureCounted(query));
  return { ...counts, redis: counts };
});

/** Counters of the SDKs' model besides; a chart with such a status counts it. */
const inModel = { freezing_count: 0, frozen_count: 0 };

export const v2 = handle(api.countInstances.v2, ({ world, project, query }) => {
  const counts = { ...inModel, ...countsOf(world, project, isFailureCounted(query)) };
  const none = Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));
  return { ...counts, redis: counts, memcached: none };
});
