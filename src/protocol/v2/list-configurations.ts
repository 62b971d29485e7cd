// GET /v2/{project_id}/instances/{instance_id}/configs (page ListConfigurations).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { configuration } from '../shapes/index.js';

export const listConfigurations = defineOperation({
  name: 'listConfigurations',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/configs',
  page: 'ListConfigurations',
  summary: 'Lists the parameters of an instance in the order of the page.',
  params: instancePath,
  success: { status: 200, body: configuration },
  refusals: ['DCS.4061', 'DCS.3022'],
});
