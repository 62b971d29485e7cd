// DELETE /v2/{project_id}/instances/{instance_id}/backups/{backup_id} (page DeleteBackupFile).

import { backupPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';

export const deleteBackup = defineOperation({
  name: 'deleteBackup',
  api: 'v2',
  class: 1,
  method: 'DELETE',
  path: '/v2/{project_id}/instances/{instance_id}/backups/{backup_id}',
  page: 'DeleteBackupFile',
  summary: 'Deletes the file of a backup; its record stays.',
  params: backupPath,
  success: { status: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4096', 'DCS.4097', 'DCS.4800'],
});
