// Deletes the file of a backup (page dcs-api-0312024).

import { v1 } from '../../../protocol/index.js';
import { deleteBackupFile } from '../backing-up.js';
import { handle } from '../handle.js';

export const deleteBackup = handle(v1.deleteBackup, ({ world, project, params }) => {
  deleteBackupFile(world, world.findAlive(project, params.instance_id), params.backup_id);
  return { message: '' };
});
