// Background tasks, which are jobs as well (ListBackgroundTask, ShowJobInfo).

import type { z } from 'zod';
import type { shapes } from '../../protocol/index.js';
import type { TaskRecord } from '../store/index.js';
import { timeOf } from './facets.js';

type Task = z.infer<typeof shapes.taskList>['tasks'][number];
type Job = z.infer<typeof shapes.jobDetail>;

/** Only page ShowJobInfo lists what a status can be; SUCCESS is on both. */
const statuses = { underWay: 'RUNNING', succeeded: 'SUCCESS', failed: 'FAIL' } as const;

/** A background task. */
export function taskShape(task: TaskRecord): Task {
  return {
    id: task.id,
    name: task.name,
    details: task.details,
    user_name: task.userName,
    user_id: task.userId,
    params: null,
    status: statuses[task.ending],
    created_at: timeOf(task.createdMs),
    updated_at: timeOf(task.updatedMs),
    enable_show: Object.keys(task.details).length > 0,
  };
}

/** The same as a job. */
export function jobShape(task: TaskRecord): Job {
  return {
    job_id: task.id,
    job_type: task.name,
    status: statuses[task.ending],
    begin_time: String(task.createdMs),
    end_time: task.ending === 'underWay' ? null : String(task.updatedMs),
    fail_reason: task.failReason,
  };
}
