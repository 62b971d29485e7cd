// Operations on several instances: the answer has a result for each, and one that fails stops no other
// (BatchDeleteInstances, RestartOrFlushInstances).

import { DcsError } from '../../protocol/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/** The result for one instance, as both APIs write it. */
interface InstanceResult {
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

type ForEachInstance = (world: World, project: string, ids: readonly string[]) => InstanceResult[];

/** Does something to each of several instances, and notes where the lifecycle or the API refuses it. */
export const forEachInstance =
  (act: (world: World, instance: InstanceRecord) => void): ForEachInstance =>
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
