// DELETE /{project_id}/instances/{instance_id}/backups/{backup_id} (pages dcs-api-0312024 and
// DeleteBackupFile).

import { backupPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { deletionMessage } from '../shapes/index.js';

const common = {
  name: 'deleteBackup',
  class: 1,
  method: 'DELETE',
  summary: 'Deletes the file of a backup; its record stays.',
  params: backupPath,
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/backups/{backup_id}',
  page: 'dcs-api-0312024',
  success: { status: 200, body: deletionMessage },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4096', 'DCS.4097', 'DCS.4062'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/backups/{backup_id}',
  page: 'DeleteBackupFile',
  success: { status: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4096', 'DCS.4097', 'DCS.4800'],
});
