// Backups as records, whoever asks for them: people, a policy, or a file of fixtures.

import type { BackupRecord, DataJob, InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/** What tells one backup from another. */
export interface BackupNote {
  readonly id: string;
  readonly name: string;
  readonly remark?: string | undefined;
  /** RDB unless given; those of a policy always are (dcs-ug-0326015). */
  readonly format?: BackupRecord['format'] | undefined;
  readonly backupType?: BackupRecord['backupType'] | undefined;
}

/** Puts a backup of an instance down, as far as it has got. */
export function noteBackup(
  world: World,
  { id: instance, usedMemoryMb }: InstanceRecord,
  { id, name, remark = undefined, format = 'rdb', backupType = 'manual' }: BackupNote,
  job: Omit<DataJob, 'id' | 'seq' | 'instance'>,
): BackupRecord {
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
