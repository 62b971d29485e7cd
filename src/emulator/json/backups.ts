// Backups and restorations as both APIs show them (ListBackupRecords, ListRestoreRecords).

import type { z } from 'zod';
import type { shapes } from '../../protocol/index.js';
import { isRestorable, progressPercent, progressStatus } from '../jobs/index.js';
import type { BackupRecord, InstanceRecord, RestoreRecord } from '../store/index.js';
import { timeOf } from './facets.js';
import { backupFilesOf, type StoredFile } from './links.js';

type Backup = z.infer<typeof shapes.backupList>['backup_record_response'][number];
type Restore = z.infer<typeof shapes.restoreList>['restore_record_response'][number];
type RestoreV1 = z.infer<typeof shapes.restoreListV1>['restore_record_response'][number];
type Links = z.infer<typeof shapes.backupLinks>;

/** A file has a head, and data that packs to about two fifths. */
const sizeOf = ({ ending, usedMemoryMb }: BackupRecord) =>
  ending === 'succeeded' ? 92 + Math.round(usedMemoryMb * 440_000) : 0;

/** A backup. */
export function backupShape(backup: BackupRecord, nowMs: number): Backup {
  const { file } = backup;
  return {
    backup_id: backup.id,
    period: null,
    backup_name: backup.name,
    instance_id: backup.instance,
    size: sizeOf(backup),
    backup_type: backup.backupType,
    created_at: timeOf(backup.createdMs),
    updated_at: timeOf(backup.updatedMs),
    execution_at: timeOf(backup.executionMs),
    progress: progressPercent(backup, nowMs),
    error_code: backup.errorCode,
    remark: backup.remark,
    status: file === 'kept' ? progressStatus(backup, 'backuping', nowMs) : file,
    is_support_restore: isRestorable(backup) ? 'TRUE' : 'FALSE',
    backup_format: backup.format,
  };
}

/** A restoration. */
export function restoreShape(restore: RestoreRecord, nowMs: number): Restore {
  return {
    backup_id: restore.backup,
    restore_id: restore.id,
    backup_name: restore.backupName,
    restore_name: restore.name,
    restore_remark: restore.remark,
    backup_remark: restore.backupRemark,
    created_at: timeOf(restore.createdMs),
    updated_at: timeOf(restore.updatedMs),
    progress: progressPercent(restore, nowMs),
    error_code: restore.errorCode,
    status: progressStatus(restore, 'restoring', nowMs),
  };
}

/** A restoration in v1.0, which says where the data came from: the instance itself. */
export function restoreShapeV1(
  restore: RestoreRecord,
  { id, name }: InstanceRecord,
  nowMs: number,
): RestoreV1 {
  return { ...restoreShape(restore, nowMs), sourceInstanceId: id, sourceInstanceName: name };
}

/** The links to the files of a backup, one a shard. */
export function linksShape(
  backup: BackupRecord,
  instance: InstanceRecord,
  link: (file: StoredFile) => string,
): Links {
  const { bucket, folder, names } = backupFilesOf(backup, instance);
  return {
    file_path: folder,
    bucket_name: bucket,
    links: names.map((name) => ({ file_name: name, link: link({ bucket, folder, name }) })),
  };
}
