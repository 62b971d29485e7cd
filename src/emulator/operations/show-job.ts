// Shows how a job goes (page ShowJobInfo).

import { api, DcsError } from '../../protocol/index.js';
import { jobShape } from '../json/index.js';
import type { TaskRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * Finds a job of a project: its background tasks are its jobs.
 *
 * @throws DcsError DCS.4063 when there is none
 */
function findJob({ store }: World, project: string, id: string): TaskRecord {
  const task = store.tasks.get(id.toLowerCase());
  if (task?.project === project) return task;
  throw new DcsError('DCS.4063', { subject: 'job_id', detail: `there is no job ${id}` });
}

export const v2 = handle(api.showJob.v2, ({ world, project, params }) =>
  jobShape(findJob(world, project, params.job_id)),
);
