// Counts the instances in each status (page dcs-api-0312016). Both APIs have the counters of that page.

import { statuses } from '../../../machines/index.js';
import { api } from '../../protocol/index.js';
import { failedCreation, instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';
import { handleAlike } from './handle.js';

/** Counters of the page whose statuses instances never have here. */
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
  for (const name of neverCounted) counts[`${name}_count`] = 0;
  counts.deleting_count = deleting;
  return counts;
}

export const { v1, v2 } = handleAlike(api.countInstances, ({ world, project, query }) => {
  const counts = countsOf(world, project, query.include_failure || query.includeFailure);
  return { ...counts, redis: counts };
});
