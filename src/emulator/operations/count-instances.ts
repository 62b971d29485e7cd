// Counts the instances in each status (page dcs-api-0312016).

import { api } from '../../protocol/index.js';
import { countsOf } from './counting.js';
import { handle } from './handle.js';

export const v1 = handle(api.countInstances.v1, ({ world, project, query }) => {
  const counts = countsOf(world, project, query.include_failure || query.includeFailure);
  return { ...counts, redis: counts };
});
