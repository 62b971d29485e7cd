// Takes a background task off the list (page DeleteBackgroundTask).

import { api, DcsError } from '../../protocol/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * Takes a task of an instance off the list.
 *
 * @throws DcsError DCS.4070 when there is none, DCS.4957 while it is under way (dcs-ug-0312028)
 */
function deleteTaskOf(world: World, instance: InstanceRecord, id: string): void {
  const task = world.store.tasks.get(id.toLowerCase());
  if (task?.instance !== instance.id) {
    throw new DcsError('DCS.4070', { detail: `the instance has no task ${id}` });
  }
  if (task.ending === 'underWay') {
    throw new DcsError('DCS.4957', { detail: 'only tasks that have ended can be deleted' });
  }
  world.store.tasks.delete(task.id);
}

export const v2 = handle(api.deleteTask.v2, ({ world, project, params }) => {
  deleteTaskOf(world, world.find(project, params.instance_id), params.task_id);
  return { message: '' };
});
