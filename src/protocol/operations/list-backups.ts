// GET /{project_id}/instances/{instance_id}/backups (pages dcs-api-0312022 and ListBackupRecords).

import { instancePath, pageOfPeriod, pageOfPeriodV1 } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { backupList } from '../shapes/index.js';

const common = {
  name: 'listBackups',
  class: 1,
  method: 'GET',
  summary: 'Lists the backups of an instance, newest first.',
  params: instancePath,
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/backups',
  page: 'dcs-api-0312022',
  query: pageOfPeriodV1,
  success: { status: 200, body: backupList },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4062'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/backups',
  page: 'ListBackupRecords',
  query: pageOfPeriod,
  success: { status: 200, body: backupList, also: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4800'],
});
