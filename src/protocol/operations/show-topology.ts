// GET /v2/{project_id}/instances/{instance_id}/nodes (method ShowInstanceTopology).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { topology } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'showTopology',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/nodes',
  page: 'ShowInstanceTopology',
  summary: 'Shows the servers and the proxies of an instance, and which replica has which master.',
  params: instancePath,
  success: { status: 200, body: topology },
  refusals: ['DCS.4061', 'DCS.3022'],
});
