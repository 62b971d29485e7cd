// Operations on several instances: the result is told for each, and one that fails stops no other
// (BatchDeleteInstances, RestartOrFlushInstances).

import { DcsError } from '../../protocol/index.js';
import { failedCreation, type InstanceRecord, instanceGroups } from '../store/index.js';
import type { World } from '../world/index.js';

/** What became of one instance. */
export interface Result {
  readonly instance: string;
  readonly result: 'success' | 'failed';
}

/**
 * The ids that a request must name.
 *
 * @throws DcsError DCS.4065 when it names none
 */
export function requireIds(ids: readonly string[] | undefined): readonly string[] {
  if (!ids || ids.length === 0) throw new DcsError('DCS.4065');
  return ids;
}

/** The ids of all failed creations of a project that are not deleted yet. */
export function failedCreationsOf({ store }: World, project: string): string[] {
  const failed = instanceGroups.withStatus(project, failedCreation);
  return [...store.instances.group(failed)]
    .filter(({ state }) => state === failedCreation)
    .map(({ id }) => id);
}

type Each = (world: World, project: string, ids: readonly string[]) => Result[];

const each =
  (act: (world: World, instance: InstanceRecord) => void): Each =>
  (world, project, ids) =>
    ids.map((instance) => {
      try {
        act(world, world.find(project, instance));
        return { instance, result: 'success' };
      } catch (error) {
        if (error instanceof DcsError) return { instance, result: 'failed' };
        throw error;
      }
    });

/** Deletes instances. */
export const deleteEach = each((world, instance) => {
  world.request(instance, 'delete');
});

/** Restarts instances; forced or not, they go through the same. */
export const restartEach = each((world, instance) => {
  world.request(instance, 'restart');
});

/** Clears the data of instances. */
export const flushEach = each((world, instance) => {
  world.patch(world.request(instance, 'flush'), { usedMemoryMb: 0 });
});
