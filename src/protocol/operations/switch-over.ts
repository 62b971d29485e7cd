// POST /v2/{project_id}/instances/{instance_id}/swap (page ChangeMasterStandby).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';

export const v2 = defineOperation({
  name: 'switchOver',
  api: 'v2',
  class: 1,
  method: 'POST',
  path: '/v2/{project_id}/instances/{instance_id}/swap',
  page: 'ChangeMasterStandby',
  summary: 'Makes the standby node the master, and the master a standby.',
  starts: ['switchover'],
  params: instancePath,
  success: { status: 204 },
  refusals: ['DCS.4061', ...refusalsTo('configure'), 'DCS.4017', 'DCS.4855'],
});
