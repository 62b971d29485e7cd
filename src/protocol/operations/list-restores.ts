// GET /{project_id}/instances/{instance_id}/restores (pages dcs-api-0312023 and ListRestoreRecords).

import { instancePath, pageOfPeriod, pageOfPeriodV1 } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { restoreList, restoreListV1 } from '../shapes/index.js';

const common = {
  name: 'listRestores',
  class: 1,
  method: 'GET',
  summary: 'Lists the restorations of an instance, newest first.',
  params: instancePath,
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/restores',
  page: 'dcs-api-0312023',
  query: pageOfPeriodV1,
  success: { status: 200, body: restoreListV1 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4062'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/restores',
  page: 'ListRestoreRecords',
  query: pageOfPeriod,
  success: { status: 200, body: restoreList, also: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4800'],
});
