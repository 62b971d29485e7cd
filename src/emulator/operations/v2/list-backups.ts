// Lists the backups of an instance (page ListBackupRecords).

import { v2 } from '../../../protocol/index.js';
import { backupShape } from '../../shapes/index.js';
import { newestFirst } from '../belonging-pages.js';
import { alsoAllowed, handle } from '../handle.js';

export const listBackups = handle(v2.listBackups, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.backups.group(id), query);
  if (total === 0) return alsoAllowed;
  return {
    total_num: total,
    backup_record_response: records.map((backup) => backupShape(backup, world.nowMs)),
  };
});
