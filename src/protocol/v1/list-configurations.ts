// GET /v1.0/{project_id}/instances/{instance_id}/configs (page dcs-api-0312015).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { configurationV1 } from '../shapes/index.js';

export const listConfigurations = defineOperation({
  name: 'listConfigurations',
  api: 'v1.0',
  class: 1,
  method: 'GET',
  path: '/v1.0/{project_id}/instances/{instance_id}/configs',
  page: 'dcs-api-0312015',
  summary: 'Lists the parameters of an instance in the order of the page.',
  params: instancePath,
  success: { status: 200, body: configurationV1 },
  refusals: ['DCS.4061', 'DCS.3022'],
});
