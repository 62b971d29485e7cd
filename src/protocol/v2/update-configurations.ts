// PUT /v2/{project_id}/instances/{instance_id}/configs (page UpdateConfigurations).

import { z } from 'zod';
import { instancePath, optional, parameterValues } from '../fields/index.js';
import { defineOperation } from '../operation.js';

const body = z.object({ redis_config: optional(parameterValues()) });

export const updateConfigurations = defineOperation({
  name: 'updateConfigurations',
  api: 'v2',
  class: 1,
  method: 'PUT',
  path: '/v2/{project_id}/instances/{instance_id}/configs',
  page: 'UpdateConfigurations',
  summary: 'Changes parameters of an instance, which goes on running.',
  params: instancePath,
  body,
  success: { status: 204 },
  refusals: [
    'DCS.4061',
    'DCS.3022',
    'DCS.4049',
    'DCS.4096',
    'DCS.4097',
    'DCS.4111',
    'DCS.4113',
    'DCS.4114',
    'DCS.4118',
    'DCS.4066',
    'DCS.4800',
  ],
});
