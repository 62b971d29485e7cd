// GET /{project_id}/quota (pages dcs-api-0312036 and ShowQuotaOfTenant).

import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { quotas, quotasV1 } from '../shapes/index.js';

const common = {
  name: 'showQuota',
  class: 2,
  method: 'GET',
  summary: 'Shows how much a project may have, and has.',
  params: projectPath,
  refusals: [],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/quota',
  page: 'dcs-api-0312036',
  success: { status: 200, body: quotasV1 },
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/quota',
  page: 'ShowQuotaOfTenant',
  success: { status: 200, body: quotas },
});
