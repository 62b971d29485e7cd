// Takes a background task off the list (page DeleteBackgroundTask).

import { api, DcsError } from '../../protocol/index.js';
import type { TaskRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * Finds a task.
 *
 * @param owner - the instance or the project that it is of
 * @throws DcsError DCS.4070 when there is none
 */
export function findTask({ store }: World, owner: string, id: string): TaskRecord {
  const task = store.tasks.get(id.toLowerCase());
  if (task?.instance === owner || task?.project === owner) return task;
  throw new DcsError('DCS.4070', { detail: `there is no task ${id}` });
}

/**
 * Takes a task off the list.
 *
 * @param owner - the instance or the project that it is of
 * @throws DcsError DCS.4070 when there is none, DCS.4957 while it is under way (dcs-ug-0312028)
 */
export function deleteTaskOf(world: World, owner: string, id: string): void {
  const task = findTask(world, owner, id);
  if (task.ending === 'underWay') {
    throw new DcsError('DCS.4957', { detail: 'only tasks that have ended can be deleted' });
  }
  world.store.tasks.delete(task.id);
}

export const v2 = handle(api.deleteTask.v2, ({ world, project, params }) => {
  deleteTaskOf(world, world.find(project, params.instance_id).id, params.task_id);
  return { message: '' };
});
