// Says where the files of a backup can be had (page ListBackupFileLinks).

import { api, DcsError } from '../../protocol/index.js';
import { findBackup } from '../jobs/index.js';
import { linksShape, linkTo } from '../json/index.js';
import type { BackupRecord, InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * A backup that can be downloaded.
 *
 * @throws DcsError DCS.4957 when it has not succeeded
 */
function findFile(world: World, instance: InstanceRecord, id: string): BackupRecord {
  const backup = findBackup(world, instance, id);
  if (backup.ending === 'succeeded') return backup;
  throw new DcsError('DCS.4957', { detail: 'only backups that have succeeded have files' });
}

export const v2 = handle(api.listBackupLinks.v2, ({ world, project, params, body, url }) => {
  const instance = world.findAlive(project, params.instance_id);
  const backup = findFile(world, instance, params.backup_id);
  const untilMs = world.nowMs + body.expiration * 1000;
  return linksShape(backup, instance, (file) => linkTo(file, url, untilMs, world.seal));
});
