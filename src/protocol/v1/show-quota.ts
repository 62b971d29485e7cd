// GET /v1.0/{project_id}/quota (page dcs-api-0312036).

import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { quotasV1 } from '../shapes/index.js';

export const showQuota = defineOperation({
  name: 'showQuota',
  api: 'v1.0',
  class: 2,
  method: 'GET',
  path: '/v1.0/{project_id}/quota',
  page: 'dcs-api-0312036',
  summary: 'Shows how much a project may have, and has.',
  params: projectPath,
  success: { status: 200, body: quotasV1 },
  refusals: [],
});
