// Background tasks and jobs (ListBackgroundTask, ShowJobInfo).

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
  })
  .partial();

const status = z.enum(['INIT', 'RUNNING', 'SUCCESS', 'FAIL']);

/** A page of background tasks; the page counts them in a text. */
export const taskList = z.object({
  task_count: z.string(),
  tasks: z.array(
    z.object({
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
