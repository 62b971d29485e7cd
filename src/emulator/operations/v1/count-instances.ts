// Counts the instances in each status (page dcs-api-0312016).

import { v1 } from '../../../protocol/index.js';
import { countsOf } from '../counting.js';
import { handle } from '../handle.js';

export const countInstances = handle(v1.countInstances, ({ world, project, query }) => {
  const counts = countsOf(world, project, query.include_failure || query.includeFailure);
  return { ...counts, redis: counts };
});
