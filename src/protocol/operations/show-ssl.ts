// GET /v2/{project_id}/instances/{instance_id}/ssl (page ShowInstanceSSLDetail).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { sslDetail } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'showSsl',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/ssl',
  page: 'ShowInstanceSSLDetail',
  summary: 'Shows how an instance is reached with SSL.',
  params: instancePath,
  success: { status: 200, body: sslDetail, also: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4201'],
});
