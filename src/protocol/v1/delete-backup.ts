// DELETE /v1.0/{project_id}/instances/{instance_id}/backups/{backup_id} (page dcs-api-0312024).

import { backupPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { deletionMessage } from '../shapes/index.js';

export const deleteBackup = defineOperation({
  name: 'deleteBackup',
  api: 'v1.0',
  class: 1,
  method: 'DELETE',
  path: '/v1.0/{project_id}/instances/{instance_id}/backups/{backup_id}',
  page: 'dcs-api-0312024',
  summary: 'Deletes the file of a backup; its record stays.',
  params: backupPath,
  success: { status: 200, body: deletionMessage },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4096', 'DCS.4097', 'DCS.4062'],
});
