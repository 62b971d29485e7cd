// GET /v1.0/{project_id}/instances/status (page dcs-api-0312016).

import { z } from 'zod';
import { isTrue, projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { statusCounts } from '../shapes/index.js';

const query = z.object({ include_failure: isTrue(), includeFailure: isTrue() });

export const v1 = defineOperation({
  name: 'countInstances',
  api: 'v1.0',
  class: 1,
  method: 'GET',
  path: '/v1.0/{project_id}/instances/status',
  page: 'dcs-api-0312016',
  summary: 'Counts the instances in each status.',
  params: projectPath,
  query,
  success: { status: 200, body: statusCounts },
  refusals: [],
});
