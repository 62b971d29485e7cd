// Deletes several instances (pages dcs-api-0312009 and BatchDeleteInstances). The statuses listed on the
// v1.0 page are 200 for named ones and 204 for all failed creations; its text says the reverse, its
// example agrees with the list.

import { api } from '../../protocol/index.js';
import { deleteEach, failedCreationsOf, requireIds } from './batches.js';
import { alsoAllowed, handle } from './handle.js';

export const v1 = handle(api.batchDeleteInstances.v1, ({ world, project, query, body }) => {
  if (query.allFailure || query.all_failure) {
    deleteEach(world, project, failedCreationsOf(world, project));
    return alsoAllowed;
  }
  return { results: deleteEach(world, project, requireIds(body.instances)) };
});

export const v2 = handle(api.batchDeleteInstances.v2, ({ world, project, query, body }) => {
  const ids = query.all_failure ? failedCreationsOf(world, project) : requireIds(body.instances);
  return { results: deleteEach(world, project, ids) };
});
