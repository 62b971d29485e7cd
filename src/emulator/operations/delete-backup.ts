// Deletes the file of a backup (pages dcs-api-0312024 and DeleteBackupFile).

import { api } from '../../protocol/index.js';
import { findBackup } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * Deletes the file of a backup. The record stays and says so (ListBackupRecords).
 *
 * @throws DcsError with the chart's refusal while the file is made or read
 */
function deleteBackupFile(world: World, instance: InstanceRecord, id: string): void {
  const backup = findBackup(world, instance, id);
  const isRead = [...world.store.restores.group(instance.id)].some(
    (restore) => restore.backup === id && restore.ending === 'underWay',
  );
  if (backup.ending === 'underWay' || isRead) world.requireAccepted(instance, 'backUp');
  world.store.backups.put({ ...backup, file: 'deleted' });
}

export const v1 = handle(api.deleteBackup.v1, ({ world, project, params }) => {
  deleteBackupFile(world, world.findAlive(project, params.instance_id), params.backup_id);
  return { message: '' };
});

export const v2 = handle(api.deleteBackup.v2, ({ world, project, params }) => {
  deleteBackupFile(world, world.findAlive(project, params.instance_id), params.backup_id);
  return undefined;
});
