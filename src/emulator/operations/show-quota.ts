// Shows how much a project may have, and has (pages dcs-api-0312036 and ShowQuotaOfTenant).

import { api, DcsError } from '../../protocol/index.js';
import { instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/** The quotas of a project and how much of them is used; memory in whole gigabytes. */
function resourcesOf({ store: { instances }, region: { quota } }: World, project: string) {
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

export const v1 = handle(api.showQuota.v1, ({ world, project, caller }) => ({
  quotas: {
    resources: resourcesOf(world, project),
    resource_user: { tenant_id: project, tenant_name: caller.userName },
  },
}));

export const v2 = handle(api.showQuota.v2, ({ world, project }) => ({
  quotas: { resources: resourcesOf(world, project) },
}));

/**
 * Refuses what would exceed the quota of a project.
 *
 * @throws DcsError DCS.4035 for instances, DCS.4036 for memory
 */
export function requireQuota(
  { store, region: { quota } }: World,
  project: string,
  instances: number,
  ramGb: number,
): void {
  const group = instanceGroups.ofProject(project);
  const used = store.instances.group(group).size;
  if (instances > 0 && used + instances > quota.instances) {
    throw new DcsError('DCS.4035', { detail: `${used} of ${quota.instances} instances exist` });
  }
  const usedGb = store.instances.weight(group);
  if (ramGb > 0 && usedGb + ramGb > quota.ramGb) {
    throw new DcsError('DCS.4036', { detail: `${usedGb} of ${quota.ramGb} GB are in use` });
  }
}
