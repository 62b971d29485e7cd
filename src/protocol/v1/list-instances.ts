// GET /v1.0/{project_id}/instances (page dcs-api-0312006).

import { z } from 'zod';
import {
  capacityFilter,
  isTrue,
  optional,
  projectPath,
  statusFilter,
  whole,
} from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { instanceListV1 } from '../shapes/index.js';

const query = z.object({
  id: optional(z.string()),
  instance_id: optional(z.string()),
  name: optional(z.string()),
  name_equal: isTrue(),
  exactMatchName: isTrue(),
  isExactMatchName: isTrue(),
  status: optional(statusFilter()),
  include_failure: isTrue(),
  includeFailure: isTrue(),
  tags: optional(z.string()),
  ip: optional(z.string()),
  capacity: optional(capacityFilter()),
  start: optional(whole(1)),
  limit: optional(whole(1, 2000)),
  marker: optional(z.string()),
});

export const listInstances = defineOperation({
  name: 'listInstances',
  api: 'v1.0',
  class: 1,
  method: 'GET',
  path: '/v1.0/{project_id}/instances',
  page: 'dcs-api-0312006',
  summary: 'Lists instances, oldest first, page by page.',
  params: projectPath,
  query,
  success: { status: 200, body: instanceListV1 },
  refusals: ['DCS.4062'],
});
