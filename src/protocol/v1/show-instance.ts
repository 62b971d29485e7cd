// GET /v1.0/{project_id}/instances/{instance_id} (page dcs-api-0312005).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { instanceDetailsV1 } from '../shapes/index.js';

export const showInstance = defineOperation({
  name: 'showInstance',
  api: 'v1.0',
  class: 1,
  method: 'GET',
  path: '/v1.0/{project_id}/instances/{instance_id}',
  page: 'dcs-api-0312005',
  summary: 'Shows an instance.',
  params: instancePath,
  success: { status: 200, body: instanceDetailsV1 },
  refusals: ['DCS.4061', 'DCS.3022'],
});
