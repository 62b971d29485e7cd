// GET /v2/{project_id}/instances (page ListInstances).

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
import { instanceList } from '../shapes/index.js';

const query = z.object({
  instance_id: optional(z.string()),
  id: optional(z.string()),
  name: optional(z.string()),
  name_equal: isTrue(),
  status: optional(statusFilter()),
  include_failure: isTrue(),
  include_delete: isTrue(),
  tags: optional(z.string()),
  ip: optional(z.string()),
  capacity: optional(capacityFilter()),
  offset: optional(whole(0)),
  limit: optional(whole(1, 1000)),
  marker: optional(z.string()),
});

export const listInstances = defineOperation({
  name: 'listInstances',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/instances',
  page: 'ListInstances',
  summary: 'Lists instances, oldest first, page by page.',
  params: projectPath,
  query,
  success: { status: 200, body: instanceList },
  refusals: ['DCS.4800'],
});
