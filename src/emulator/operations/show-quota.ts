// Shows how much a project may have, and has (pages dcs-api-0312036 and ShowQuotaOfTenant).

import { api } from '../../protocol/index.js';
import { resourcesOf } from './counting.js';
import { handle } from './handle.js';

export const v1 = handle(api.showQuota.v1, ({ world, project, caller }) => ({
  quotas: {
    resources: resourcesOf(world, project),
    resource_user: { tenant_id: project, tenant_name: caller.userName },
  },
}));

export const v2 = handle(api.showQuota.v2, ({ world, project }) => ({
  quotas: { resources: resourcesOf(world, project) },
}));
