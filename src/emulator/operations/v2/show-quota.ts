// Shows how much a project may have, and has (page ShowQuotaOfTenant).

import { v2 } from '../../../protocol/index.js';
import { resourcesOf } from '../counting.js';
import { handle } from '../handle.js';

export const showQuota = handle(v2.showQuota, ({ world, project }) => ({
  quotas: { resources: resourcesOf(world, project) },
}));
