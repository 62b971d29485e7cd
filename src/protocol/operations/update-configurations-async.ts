// PUT /v2/{project_id}/instances/{instance_id}/async-configs (method UpdateInstanceConfig).

import { defineOperation } from '../operation.js';
import { jobStarted } from '../shapes/index.js';
import { v2 as withoutJob } from './update-configurations.js';

export const v2 = defineOperation({
  name: 'updateConfigurationsAsync',
  api: 'v2',
  class: 1,
  method: 'PUT',
  path: '/v2/{project_id}/instances/{instance_id}/async-configs',
  page: 'UpdateInstanceConfig',
  summary: 'Changes parameters of an instance as a job, which showJob tells of.',
  starts: withoutJob.starts,
  params: withoutJob.params,
  body: withoutJob.body,
  success: { status: 200, body: jobStarted },
  refusals: withoutJob.refusals,
});
