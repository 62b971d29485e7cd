// Lists the backups of an instance (pages dcs-api-0312022 and ListBackupRecords).

import { api } from '../../protocol/index.js';
import { backupShape } from '../json/index.js';
import { alsoAllowed, handle } from './handle.js';
import { newestFirst } from './newest-first.js';

export const v1 = handle(api.listBackups.v1, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.backups.group(id), query);
  return {
    total_num: total,
    backup_record_response: records.map((backup) => backupShape(backup, world.nowMs)),
  };
});

export const v2 = handle(api.listBackups.v2, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.backups.group(id), query);
  if (total === 0) return alsoAllowed;
  return {
    total_num: total,
    backup_record_response: records.map((backup) => backupShape(backup, world.nowMs)),
  };
});
