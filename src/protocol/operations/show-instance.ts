// GET /{project_id}/instances/{instance_id} (pages dcs-api-0312005 and ShowInstance).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { instanceDetails, instanceDetailsV1 } from '../shapes/index.js';

const common = {
  name: 'showInstance',
  class: 1,
  method: 'GET',
  summary: 'Shows an instance.',
  params: instancePath,
  refusals: ['DCS.4061', 'DCS.3022'],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}',
  page: 'dcs-api-0312005',
  success: { status: 200, body: instanceDetailsV1 },
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}',
  page: 'ShowInstance',
  success: { status: 200, body: instanceDetails },
});
