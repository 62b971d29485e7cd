// Backups of an instance (CopyInstance, DeleteBackupFile, ListBackupFileLinks).

import { DcsError } from '../../protocol/index.js';
import { begun, noteBackup } from '../data-jobs/index.js';
import { compactTime } from '../json/index.js';
import type { BackupRecord, InstanceRecord } from '../store/index.js';
import type { BackupWork } from '../works/index.js';
import type { World } from '../world/index.js';
import { invalid } from './invalid.js';

/** What a backup is asked for with. */
export interface BackupOrder {
  readonly remark?: string | undefined;
  readonly format?: 'aof' | 'rdb' | undefined;
}

/**
 * Begins a backup.
 *
 * @returns its id
 * @throws DcsError with the chart's refusal
 */
export function backUp(
  world: World,
  instance: InstanceRecord,
  { remark, format }: BackupOrder,
  backupType: BackupRecord['backupType'] = 'manual',
): string {
  const id = world.chance.uuid();
  const work: BackupWork = { type: 'backup', backup: id };
  const busy = world.request(instance, 'backUp', work);
  const name = `backup_${compactTime(world.nowMs)}`;
  noteBackup(world, instance, { id, name, remark, format, backupType }, begun(world, busy));
  return id;
}

/**
 * Finds a backup of an instance whose file is still there, or to come.
 *
 * @throws DcsError when there is none
 */
export function findBackup(world: World, instance: InstanceRecord, id: string): BackupRecord {
  const backup = world.store.backups.get(id);
  if (backup?.instance === instance.id && backup.file === 'kept') return backup;
  throw invalid(world, 'backup_id', `the instance has no backup ${id}`);
}

/**
 * Deletes the file of a backup. The record stays and says so (ListBackupRecords).
 *
 * @throws DcsError with the chart's refusal while the file is made or read
 */
export function deleteBackupFile(world: World, instance: InstanceRecord, id: string): void {
  const backup = findBackup(world, instance, id);
  const isRead = [...world.store.restores.group(instance.id)].some(
    (restore) => restore.backup === id && restore.ending === 'underWay',
  );
  if (backup.ending === 'underWay' || isRead) world.requireAccepted(instance, 'backUp');
  world.store.backups.put({ ...backup, file: 'deleted' });
}

/**
 * A backup that can be downloaded.
 *
 * @throws DcsError DCS.4957 when it has not succeeded
 */
export function findFile(world: World, instance: InstanceRecord, id: string): BackupRecord {
  const backup = findBackup(world, instance, id);
  if (backup.ending === 'succeeded') return backup;
  throw new DcsError('DCS.4957', { detail: 'only backups that have succeeded have files' });
}
