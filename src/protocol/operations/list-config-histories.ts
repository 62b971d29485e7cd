// GET /v2/{project_id}/instances/{instance_id}/config-histories (page ListConfigHistories).

import { z } from 'zod';
import { instancePath, optional, whole } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { configHistories } from '../shapes/index.js';

const query = z.object({ offset: optional(whole(0)), limit: optional(whole(1, 1000)) });

export const v2 = defineOperation({
  name: 'listConfigHistories',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/config-histories',
  page: 'ListConfigHistories',
  summary: 'Lists the changes of parameters of an instance, newest first.',
  params: instancePath,
  query,
  success: { status: 200, body: configHistories },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4800'],
});
