// PUT /{project_id}/instances/{instance_id}/configs (pages dcs-api-0312017 and UpdateConfigurations).

import { z } from 'zod';
import { instancePath, optional, parameterValues } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';

const bodyV1 = z.object({ redis_config: parameterValues() });

const bodyV2 = z.object({ redis_config: optional(parameterValues()) });

const common = {
  name: 'updateConfigurations',
  class: 1,
  method: 'PUT',
  summary: 'Changes parameters of an instance, which goes on running.',
  starts: ['configure'],
  params: instancePath,
  success: { status: 204 },
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/configs',
  page: 'dcs-api-0312017',
  body: bodyV1,
  refusals: ['DCS.4061', ...refusalsTo('configure'), 'DCS.4066', 'DCS.4062'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/configs',
  page: 'UpdateConfigurations',
  body: bodyV2,
  refusals: ['DCS.4061', ...refusalsTo('configure'), 'DCS.4066', 'DCS.4800'],
});
