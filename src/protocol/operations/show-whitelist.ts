// GET /v2/{project_id}/instance/{instance_id}/whitelist (page ShowIpWhitelist).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { whitelistDetail } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'showWhitelist',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instance/{instance_id}/whitelist',
  page: 'ShowIpWhitelist',
  summary: 'Shows who may connect to an instance.',
  params: instancePath,
  success: { status: 200, body: whitelistDetail },
  refusals: ['DCS.4061', 'DCS.3022'],
});
