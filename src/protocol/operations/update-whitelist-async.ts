// PUT /v2/{project_id}/instance/{instance_id}/whitelist-async (method UpdateIpWhitelistAsync).

import { defineOperation } from '../operation.js';
import { jobStarted } from '../shapes/index.js';
import { v2 as withoutJob } from './update-whitelist.js';

export const v2 = defineOperation({
  name: 'updateWhitelistAsync',
  api: 'v2',
  class: 2,
  method: 'PUT',
  path: '/v2/{project_id}/instance/{instance_id}/whitelist-async',
  page: 'UpdateIpWhitelistAsync',
  summary: 'Says who may connect to an instance, as a job, which showJob tells of.',
  params: withoutJob.params,
  body: withoutJob.body,
  success: { status: 200, body: jobStarted },
  refusals: withoutJob.refusals,
});
