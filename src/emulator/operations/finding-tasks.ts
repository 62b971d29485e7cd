// Background tasks by their ids (DeleteBackgroundTask, ShowJobInfo).

import { DcsError } from '../../protocol/index.js';
import type { InstanceRecord, TaskRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/**
 * Takes a task of an instance off the list.
 *
 * @throws DcsError DCS.4070 when there is none, DCS.4957 while it is under way (dcs-ug-0312028)
 */
export function deleteTaskOf(world: World, instance: InstanceRecord, id: string): void {
  const task = world.store.tasks.get(id.toLowerCase());
  if (task?.instance !== instance.id) {
    throw new DcsError('DCS.4070', { detail: `the instance has no task ${id}` });
  }
  if (task.ending === 'underWay') {
    throw new DcsError('DCS.4957', { detail: 'only tasks that have ended can be deleted' });
  }
  world.store.tasks.delete(task.id);
}

/**
 * Finds a job of a project: its background tasks are its jobs.
 *
 * @throws DcsError DCS.4063 when there is none
 */
export function findJob({ store }: World, project: string, id: string): TaskRecord {
  const task = store.tasks.get(id.toLowerCase());
  if (task?.project === project) return task;
  throw new DcsError('DCS.4063', { subject: 'job_id', detail: `there is no job ${id}` });
}
