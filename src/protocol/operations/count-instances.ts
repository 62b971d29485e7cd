// GET /{project_id}/instances/status (page dcs-api-0312016, and the method
// ListNumberOfInstancesInDifferentStatus).

import { z } from 'zod';
import { isTrue, projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { statusCounts, statusCountsV2 } from '../shapes/index.js';

const query = z.object({ include_failure: isTrue(), includeFailure: isTrue() });

const common = {
  name: 'countInstances',
  class: 1,
  method: 'GET',
  summary: 'Counts the instances in each status.',
  params: projectPath,
  query,
  refusals: [],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/status',
  page: 'dcs-api-0312016',
  success: { status: 200, body: statusCounts },
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/status',
  page: 'ListNumberOfInstancesInDifferentStatus',
  success: { status: 200, body: statusCountsV2 },
});
