// GET /v1.0/{project_id}/instances/{instance_id}/restores (page dcs-api-0312023).

import { z } from 'zod';
import { instancePath, optional, period, whole } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { restoreListV1 } from '../shapes/index.js';

const query = z.object({
  ...period,
  start: optional(whole(1)),
  limit: optional(whole(1)),
  marker: optional(z.string()),
});

export const listRestores = defineOperation({
  name: 'listRestores',
  api: 'v1.0',
  class: 1,
  method: 'GET',
  path: '/v1.0/{project_id}/instances/{instance_id}/restores',
  page: 'dcs-api-0312023',
  summary: 'Lists the restorations of an instance, newest first.',
  params: instancePath,
  query,
  success: { status: 200, body: restoreListV1 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4062'],
});
