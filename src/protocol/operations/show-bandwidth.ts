// GET /v2/{project_id}/instances/{instance_id}/bandwidths (method ShowBandwidths).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { bandwidths } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'showBandwidth',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/bandwidths',
  page: 'ShowBandwidths',
  summary: 'Shows what an instance and each of its shards may send.',
  params: instancePath,
  success: { status: 200, body: bandwidths },
  refusals: ['DCS.4061', 'DCS.3022'],
});
