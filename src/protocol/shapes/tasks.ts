// Background tasks and jobs (ListBackgroundTask, ShowJobInfo), and what only the SDKs tell of them.

import { z } from 'zod';

const details = z
  .object({
    old_capacity: z.string(),
    new_capacity: z.string(),
    enable_ssl: z.boolean(),
    old_cache_mode: z.string(),
    new_cache_mode: z.string(),
    old_resource_spec_code: z.string(),
    new_resource_spec_code: z.string(),
    old_replica_num: z.int(),
    new_replica_num: z.int(),
    old_cache_type: z.string(),
    new_cache_type: z.string(),
    group_name: z.string(),
    old_port: z.int(),
    new_port: z.int(),
    account_name: z.string(),
    updated_config_length: z.int(),
    replica_az: z.string(),
  })
  .partial();

const status = z.enum(['INIT', 'RUNNING', 'SUCCESS', 'FAIL']);

const task = z.object({
  id: z.string(),
  name: z.string(),
  details,
  user_name: z.string(),
  user_id: z.string(),
  params: z.string().nullable(),
  status,
  created_at: z.string(),
  updated_at: z.string(),
  enable_show: z.boolean(),
});

/** A page of background tasks; the page counts them in a text. */
export const taskList = z.object({ task_count: z.string(), tasks: z.array(task) });

/** A page of the tasks of all instances of a project (method ListCenterTask). */
export const centerTaskList = z.object({
  task_count: z.string(),
  tasks: z.array(task.extend({ error_code: z.string().nullable(), job_id: z.string() })),
});

/** How far a task is, in percent, and how many seconds are left (method ShowBackgroundTaskProgress). */
export const taskProgress = z.object({
  progress: z.int(),
  remain_time: z.int().nullable(),
  step_details: z.array(
    z.object({
      step_id: z.string(),
      step_name: z.string(),
      step_status: status,
      begin_time: z.string(),
      end_time: z.string().nullable(),
      error_code: z.string().nullable(),
      sub_step_details: z.array(
        z.object({
          sub_step_id: z.string(),
          sub_step_name: z.string(),
          sub_step_status: status,
          begin_time: z.string(),
          end_time: z.string().nullable(),
          detail: z.string().nullable(),
          error_code: z.string().nullable(),
        }),
      ),
    }),
  ),
});

/** What beginning a job answers. */
export const jobStarted = z.object({ job_id: z.string() });

/** A job; its times are milliseconds since 1970, as text. */
export const jobDetail = z.object({
  job_id: z.string(),
  job_type: z.string(),
  status,
  begin_time: z.string(),
  end_time: z.string().nullable(),
  fail_reason: z.string().nullable(),
});
