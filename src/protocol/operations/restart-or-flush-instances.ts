// PUT /{project_id}/instances/status (pages dcs-api-0312018 and RestartOrFlushInstances).

import { z } from 'zod';
import { coded } from '../coded.js';
import { idList, optional, projectPath, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { batchResults } from '../shapes/index.js';

const bodyV1 = z.object({
  action: coded('DCS.4064', required(z.enum(['restart', 'flush']))),
  instances: optional(idList()),
});

const bodyV2 = z.object({
  action: coded('DCS.4064', required(z.enum(['restart', 'soft_restart', 'flush']))),
  instances: optional(idList()),
});

const common = {
  name: 'restartOrFlushInstances',
  class: 1,
  method: 'PUT',
  summary: 'Restarts instances or clears their data; the result is told for each.',
  starts: ['restart', 'flush'],
  params: projectPath,
  success: { status: 200, body: batchResults },
  refusals: ['DCS.4061', 'DCS.4064', 'DCS.4065', 'DCS.4100'],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/status',
  page: 'dcs-api-0312018',
  body: bodyV1,
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/status',
  page: 'RestartOrFlushInstances',
  body: bodyV2,
});
