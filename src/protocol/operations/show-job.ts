// GET /v2/{project_id}/jobs/{job_id} (page ShowJobInfo).

import { z } from 'zod';
import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { jobDetail } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'showJob',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/jobs/{job_id}',
  page: 'ShowJobInfo',
  summary: 'Shows how a job goes, such as a switchover.',
  params: projectPath.extend({ job_id: z.string().min(1).max(64) }),
  success: { status: 200, body: jobDetail },
  refusals: ['DCS.4063', 'DCS.4800'],
});
