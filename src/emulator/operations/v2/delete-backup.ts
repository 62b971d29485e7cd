// Deletes the file of a backup (page DeleteBackupFile).

import { v2 } from '../../../protocol/index.js';
import { deleteBackupFile } from '../backing-up.js';
import { handle } from '../handle.js';

export const deleteBackup = handle(v2.deleteBackup, ({ world, project, params }) => {
  deleteBackupFile(world, world.findAlive(project, params.instance_id), params.backup_id);
  return undefined;
});
