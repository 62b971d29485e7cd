// GET /{project_id}/instances (pages dcs-api-0312006 and ListInstances).

import { z } from 'zod';
import {
  capacityFilter,
  isTrue,
  marker,
  optional,
  projectPath,
  statusFilter,
  whole,
} from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { instanceList, instanceListV1 } from '../shapes/index.js';

const queryV1 = z.object({
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
  marker: marker(),
});

const queryV2 = z.object({
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
  marker: marker(),
});

const common = {
  name: 'listInstances',
  class: 1,
  method: 'GET',
  summary: 'Lists instances, oldest first, page by page.',
  params: projectPath,
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances',
  page: 'dcs-api-0312006',
  query: queryV1,
  success: { status: 200, body: instanceListV1 },
  refusals: ['DCS.4062'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances',
  page: 'ListInstances',
  query: queryV2,
  success: { status: 200, body: instanceList },
  refusals: ['DCS.4800'],
});
