// Lists instances (page dcs-api-0312006); an exact name and failed creations can be asked for under
// several names.

import { v1 } from '../../../protocol/index.js';
import { listedV1 } from '../../shapes/index.js';
import { handle } from '../handle.js';
import { pageOf } from '../listing.js';

export const listInstances = handle(v1.listInstances, ({ world, project, query }) => {
  const { total, instances } = pageOf(world, project, {
    ...query,
    id: query.id ?? query.instance_id,
    nameEqual: query.name_equal || query.exactMatchName || query.isExactMatchName,
    includeFailure: query.include_failure || query.includeFailure,
    offset: (query.start ?? 1) - 1,
    limit: query.limit ?? 1000,
  });
  return { instance_num: total, instances: instances.map(listedV1) };
});
