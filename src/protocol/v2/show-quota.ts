// GET /v2/{project_id}/quota (page ShowQuotaOfTenant).

import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { quotas } from '../shapes/index.js';

export const showQuota = defineOperation({
  name: 'showQuota',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/quota',
  page: 'ShowQuotaOfTenant',
  summary: 'Shows how much a project may have, and has.',
  params: projectPath,
  success: { status: 200, body: quotas },
  refusals: [],
});
