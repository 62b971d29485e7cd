// PUT /v2/{project_id}/instances/status (page RestartOrFlushInstances).

import { z } from 'zod';
import { coded } from '../coded.js';
import { idList, optional, projectPath, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { batchResults } from '../shapes/index.js';

const body = z.object({
  action: coded('DCS.4064', required(z.enum(['restart', 'soft_restart', 'flush']))),
  instances: optional(idList()),
});

export const restartOrFlushInstances = defineOperation({
  name: 'restartOrFlushInstances',
  api: 'v2',
  class: 1,
  method: 'PUT',
  path: '/v2/{project_id}/instances/status',
  page: 'RestartOrFlushInstances',
  summary: 'Restarts instances or clears their data; the result is told for each.',
  params: projectPath,
  body,
  success: { status: 200, body: batchResults },
  refusals: ['DCS.4061', 'DCS.4064', 'DCS.4065', 'DCS.4100'],
});
