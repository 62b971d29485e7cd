// PUT /v2/{project_id}/instances/{instance_id}/async-swap (method ChangeMasterStandbyAsync).

import { defineOperation } from '../operation.js';
import { jobStarted } from '../shapes/index.js';
import { v2 as withoutJob } from './switch-over.js';

export const v2 = defineOperation({
  name: 'switchOverAsync',
  api: 'v2',
  class: 1,
  method: 'PUT',
  path: '/v2/{project_id}/instances/{instance_id}/async-swap',
  page: 'ChangeMasterStandbyAsync',
  summary: 'Makes the standby node the master as a job, which showJob tells of.',
  starts: withoutJob.starts,
  params: withoutJob.params,
  success: { status: 200, body: jobStarted },
  refusals: withoutJob.refusals,
});
