// Deletes the file of a backup (pages dcs-api-0312024 and DeleteBackupFile).

import { api } from '../../protocol/index.js';
import { deleteBackupFile } from './backing-up.js';
import { handle } from './handle.js';

export const v1 = handle(api.deleteBackup.v1, ({ world, project, params }) => {
  deleteBackupFile(world, world.findAlive(project, params.instance_id), params.backup_id);
  return { message: '' };
});

export const v2 = handle(api.deleteBackup.v2, ({ world, project, params }) => {
  deleteBackupFile(world, world.findAlive(project, params.instance_id), params.backup_id);
  return undefined;
});
