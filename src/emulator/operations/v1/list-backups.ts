// Lists the backups of an instance (page dcs-api-0312022).

import { v1 } from '../../../protocol/index.js';
import { backupShape } from '../../shapes/index.js';
import { newestFirst } from '../belonging-pages.js';
import { handle } from '../handle.js';

export const listBackups = handle(v1.listBackups, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.backups.group(id), query);
  return {
    total_num: total,
    backup_record_response: records.map((backup) => backupShape(backup, world.nowMs)),
  };
});
