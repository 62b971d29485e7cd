// Deletes several instances (page BatchDeleteInstances).

import { v2 } from '../../../protocol/index.js';
import { deleteEach, failedCreationsOf, requireIds } from '../batches.js';
import { handle } from '../handle.js';

export const batchDeleteInstances = handle(
  v2.batchDeleteInstances,
  ({ world, project, query, body }) => {
    const ids = query.all_failure ? failedCreationsOf(world, project) : requireIds(body.instances);
    return { results: deleteEach(world, project, ids) };
  },
);
