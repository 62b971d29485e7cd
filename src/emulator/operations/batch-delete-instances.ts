// Deletes several instances (pages dcs-api-0312009 and BatchDeleteInstances). The statuses listed on the
// v1.0 page are 200 for named ones and 204 for all failed creations; its text says the reverse, its
// example agrees with the list.

import { api } from '../../protocol/index.js';
import { failedCreation, instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';
import { forEachInstance, requireIds } from './each-instance.js';
import { alsoAllowed, handle } from './handle.js';

/** The ids of all failed creations of a project that are not deleted yet. */
function failedCreationsOf({ store }: World, project: string): string[] {
  const failed = instanceGroups.withStatus(project, failedCreation);
  return [...store.instances.group(failed)]
    .filter(({ state }) => state === failedCreation)
    .map(({ id }) => id);
}

/** Deletes instances. */
const deleteEach = forEachInstance((world, instance) => {
  world.request(instance, 'delete');
});

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
