// A restoration from a backup (RestoreInstance): the instance has the data of the backup once it has
// succeeded (dcs-ug-0312033).

import { roleOf } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';
import { amount, type InstanceRecord, type Job, makeRoomOf, uuid } from '../store/index.js';
import { defineJob, detailAt, type World } from '../world/index.js';
import { findBackup } from './backup.js';
import { compactTime, isRestorable } from './backup-files.js';
import { failureCodes, finalProgress, initialProgress } from './progress.js';

/** What a request for a restoration says. */
export interface RestoreRequest {
  readonly backup: string;
  readonly remark?: string | undefined;
}

/**
 * Begins a restoration from a backup of the instance itself.
 *
 * @returns its id
 * @throws DcsError with the chart's refusal, DCS.4087 when the backup is not one to restore from
 */
export function restore(world: World, instance: InstanceRecord, request: RestoreRequest): string {
  world.requireAccepted(instance, 'restore');
  const backup = findBackup(world, instance, request.backup);
  if (!isRestorable(backup)) {
    const detail = backup.fits
      ? 'the backup has not succeeded'
      : 'the backup was made before the instance was scaled';
    throw new DcsError('DCS.4087', { detail: detailAt('backup_id', detail) });
  }
  const id = world.chance.uuid();
  const { usedMemoryMb } = backup;
  const job: RestoreJob = { type: 'restore', restore: id, usedMemoryMb };
  const started = world.request(instance, 'restore', job);
  makeRoomOf(world.store.restores, instance.id);
  world.store.restores.put({
    id,
    seq: world.chance.count('restores'),
    instance: instance.id,
    backup: backup.id,
    backupName: backup.name,
    backupRemark: backup.remark,
    name: `restore_${compactTime(world.nowMs)}`,
    remark: request.remark ?? null,
    ...initialProgress(world, started),
  });
  return id;
}

/** A restoration under way. */
export interface RestoreJob extends Job {
  readonly type: 'restore';
  readonly restore: string;
  readonly usedMemoryMb: number;
}

export const restoreJob = defineJob<RestoreJob>({
  type: 'restore',
  shape: { restore: uuid, usedMemoryMb: amount },
  end(world, _instance, { restore, usedMemoryMb }, by) {
    const record = world.store.restores.get(restore);
    const failure =
      roleOf(by) === 'endsBadly' ? failureCodes.notSynchronized : failureCodes.interrupted;
    const end = finalProgress(world, roleOf(by) === 'endsWell' ? null : failure);
    if (record) world.store.restores.put({ ...record, ...end });
    return roleOf(by) === 'endsWell' ? { usedMemoryMb } : undefined;
  },
});
