// Shows how much a project may have, and has (page dcs-api-0312036).

import { v1 } from '../../../protocol/index.js';
import { resourcesOf } from '../counting.js';
import { handle } from '../handle.js';

export const showQuota = handle(v1.showQuota, ({ world, project, caller }) => ({
  quotas: {
    resources: resourcesOf(world, project),
    resource_user: { tenant_id: project, tenant_name: caller.userName },
  },
}));
