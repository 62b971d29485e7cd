// Counts and sums over a project's instances (dcs-api-0312016, ListStatisticsOfRunningInstances,
// ShowQuotaOfTenant).

import { statuses } from '../../../machines/index.js';
import { failedCreation, instanceGroups, servingStatuses } from '../store/index.js';
import type { World } from '../world/index.js';

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
export function countsOf(
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

/** The load of each instance that serves. Nobody uses an emulated instance, so it is nil. */
export function statisticsOf({ store: { instances } }: World, project: string) {
  const groups = servingStatuses.map((status) =>
    instances.group(instanceGroups.withStatus(project, status)),
  );
  return groups.flatMap((group) =>
    [...group].map(({ id, usedMemoryMb, capacityGb }) => ({
      instance_id: id,
      input_kbps: '0.0',
      output_kbps: '0.0',
      keys: 0,
      used_memory: usedMemoryMb,
      max_memory: capacityGb * 1024,
      cmd_get_count: 0,
      cmd_set_count: 0,
      used_cpu: '0.0',
    })),
  );
}

/** The quotas of a project and how much of them is used; memory in whole gigabytes. */
export function resourcesOf({ store: { instances }, place: { quota } }: World, project: string) {
  const group = instanceGroups.ofProject(project);
  const resource = (type: string, unit: string | null, most: number, used: number) => ({
    type,
    unit,
    quota: most,
    used,
    min: 1,
    max: most,
  });
  return [
    resource('instance', null, quota.instances, instances.group(group).size),
    resource('ram', 'GB', quota.ramGb, Math.ceil(instances.weight(group))),
  ];
}
