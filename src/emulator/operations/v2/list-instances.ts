// Lists instances (page ListInstances).

import { v2 } from '../../../protocol/index.js';
import { writtenListV2 } from '../../shapes/index.js';
import { handle } from '../handle.js';
import { pageOf } from '../listing.js';

export const listInstances = handle(v2.listInstances, ({ world, project, query }) => {
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
