// Shows how much a project may have, and has (pages dcs-api-0312036 and ShowQuotaOfTenant).

import { api } from '../../protocol/index.js';
import { instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/** The quotas of a project and how much of them is used; memory in whole gigabytes. */
function resourcesOf({ store: { instances }, place: { quota } }: World, project: string) {
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
