// Background tasks, which are jobs as well (ListBackgroundTask, ShowJobInfo).

import type { z } from 'zod';
import type { ErrorCode, shapes } from '../../protocol/index.js';
import { expectedEndMs } from '../jobs/index.js';
import type { Store, TaskRecord } from '../store/index.js';
import { timeOf } from './facets.js';

type Task = z.infer<typeof shapes.taskList>['tasks'][number];
type CenterTask = z.infer<typeof shapes.centerTaskList>['tasks'][number];
type Progress = z.infer<typeof shapes.taskProgress>;
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

/** The code of a task that failed; its job says why. */
const errorCodeOf = ({ ending }: TaskRecord): ErrorCode | null =>
  ending === 'failed' ? 'DCS.4842' : null;

/** A background task among those of all instances of a project. */
export function centerTaskShape(task: TaskRecord): CenterTask {
  return { ...taskShape(task), error_code: errorCodeOf(task), job_id: task.id };
}

/**
 * How far a background task is, as one step. A task that failed is undone, so its progress is 0. The
 * remaining time is null where the plan has no end.
 */
export function progressShape(store: Store, task: TaskRecord, nowMs: number): Progress {
  const { id, name, ending, createdMs, updatedMs } = task;
  const endMs = expectedEndMs(store, task);
  const share = endMs === undefined ? 0 : (nowMs - createdMs) / (endMs - createdMs || 1);
  const isUnderWay = ending === 'underWay';
  return {
    progress: isUnderWay ? Math.min(99, Math.floor(share * 100)) : ending === 'failed' ? 0 : 100,
    remain_time: !isUnderWay ? 0 : endMs === undefined ? null : Math.ceil((endMs - nowMs) / 1000),
    step_details: [
      {
        step_id: id,
        step_name: name,
        step_status: statuses[ending],
        begin_time: timeOf(createdMs),
        end_time: isUnderWay ? null : timeOf(updatedMs),
        error_code: errorCodeOf(task),
        sub_step_details: [],
      },
    ],
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
