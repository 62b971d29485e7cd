// A backup of an instance (CopyInstance). The instance serves meanwhile (en-us_topic_0079835992); a restart
// interrupts the backup, which then fails here (the page: is likely to, dcs-ug-0312023).

import { roleOf } from '../../../machines/index.js';
import {
  type BackupRecord,
  type InstanceRecord,
  type Job,
  makeRoomOf,
  type ProgressRecord,
  uuid,
} from '../store/index.js';
import { defineJob, invalid, type World } from '../world/index.js';
import { compactTime, dropOldest } from './backup-files.js';
import { failureCodes, finalProgress, initialProgress } from './progress.js';

/** What a request for a backup says. */
export interface BackupRequest {
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
  { remark, format }: BackupRequest,
  backupType: BackupRecord['backupType'] = 'manual',
): string {
  const id = world.chance.uuid();
  const job: BackupJob = { type: 'backup', backup: id };
  const started = world.request(instance, 'backUp', job);
  const name = `backup_${compactTime(world.nowMs)}`;
  noteBackup(
    world,
    instance,
    { id, name, remark, format, backupType },
    initialProgress(world, started),
  );
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

/** A backup under way. */
export interface BackupJob extends Job {
  readonly type: 'backup';
  readonly backup: string;
}

export const backupJob = defineJob<BackupJob>({
  type: 'backup',
  shape: { backup: uuid },
  end(world, instance, job, by) {
    const backup = world.store.backups.get(job.backup);
    if (!backup) return undefined;
    const failure = roleOf(by) === 'endsBadly' ? failureCodes.timedOut : failureCodes.interrupted;
    world.store.backups.put({
      ...backup,
      ...finalProgress(world, roleOf(by) === 'endsWell' ? null : failure),
    });
    if (roleOf(by) === 'endsWell') dropOldest(world, instance.id);
    return undefined;
  },
});

/** What tells one backup from another. */
export interface BackupNote {
  readonly id: string;
  readonly name: string;
  readonly remark?: string | undefined;
  /** RDB unless given; those of a policy always are (en-us_topic_0079835992). */
  readonly format?: BackupRecord['format'] | undefined;
  readonly backupType?: BackupRecord['backupType'] | undefined;
}

/** Whether a backup has no file to restore from, and will get none. */
const hasNoFile = ({ ending, file }: BackupRecord): boolean =>
  ending === 'failed' || file !== 'kept';

/** Puts a backup of an instance down, as far as it has got. */
export function noteBackup(
  world: World,
  { id: instance, usedMemoryMb }: InstanceRecord,
  { id, name, remark = undefined, format = 'rdb', backupType = 'manual' }: BackupNote,
  job: Omit<ProgressRecord, 'id' | 'seq' | 'instance'>,
): BackupRecord {
  makeRoomOf(world.store.backups, instance, hasNoFile);
  return world.store.backups.put({
    id,
    seq: world.chance.count('backups'),
    instance,
    name,
    remark: remark ?? null,
    backupType,
    format,
    file: 'kept',
    fits: true,
    usedMemoryMb,
    ...job,
  });
}
