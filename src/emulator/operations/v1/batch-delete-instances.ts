// Deletes several instances (page dcs-api-0312009). Its list of statuses has 200 for those that are
// named and 204 for all failed creations; its text says the reverse, its example agrees with the list.

import { v1 } from '../../../protocol/index.js';
import { deleteEach, failedCreationsOf, requireIds } from '../batches.js';
import { alsoAllowed, handle } from '../handle.js';

export const batchDeleteInstances = handle(
  v1.batchDeleteInstances,
  ({ world, project, query, body }) => {
    if (query.allFailure || query.all_failure) {
      deleteEach(world, project, failedCreationsOf(world, project));
      return alsoAllowed;
    }
    return { results: deleteEach(world, project, requireIds(body.instances)) };
  },
);
