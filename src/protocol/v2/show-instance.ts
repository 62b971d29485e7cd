// GET /v2/{project_id}/instances/{instance_id} (page ShowInstance).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { instanceDetails } from '../shapes/index.js';

export const showInstance = defineOperation({
  name: 'showInstance',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}',
  page: 'ShowInstance',
  summary: 'Shows an instance.',
  params: instancePath,
  success: { status: 200, body: instanceDetails },
  refusals: ['DCS.4061', 'DCS.3022'],
});
