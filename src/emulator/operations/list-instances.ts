// Lists instances (pages dcs-api-0312006 and ListInstances). v1.0 has several names for an exact name and
// for failed creations.

import { api } from '../../protocol/index.js';
import { listedV1, writtenListV2 } from '../json/index.js';
import { handle } from './handle.js';
import { pageOf } from './listing.js';

export const v1 = handle(api.listInstances.v1, ({ world, project, query }) => {
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

export const v2 = handle(api.listInstances.v2, ({ world, project, query }) => {
  const { total, instances } = pageOf(world, project, {
    ...query,
    id: query.instance_id ?? query.id,
    nameEqual: query.name_equal,
    includeFailure: query.include_failure,
    offset: query.offset ?? 0,
    limit: query.limit ?? 10,
  });
  return writtenListV2(total, instances);
});
