// PUT /v2/{project_id}/instance/{instance_id}/whitelist (page UpdateIpWhitelist).

import { z } from 'zod';
import { flag, instancePath, whitelistGroups } from '../fields/index.js';
import { defineOperation } from '../operation.js';

const body = z.object({ enable_whitelist: flag(), whitelist: whitelistGroups() });

export const v2 = defineOperation({
  name: 'updateWhitelist',
  api: 'v2',
  class: 2,
  method: 'PUT',
  path: '/v2/{project_id}/instance/{instance_id}/whitelist',
  page: 'UpdateIpWhitelist',
  summary: 'Says who may connect to an instance; it replaces what was said before.',
  params: instancePath,
  body,
  success: { status: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4800'],
});
