// Lists the restorations of an instance (page ListRestoreRecords).

import { v2 } from '../../../protocol/index.js';
import { restoreShape } from '../../shapes/index.js';
import { newestFirst } from '../belonging-pages.js';
import { alsoAllowed, handle } from '../handle.js';

export const listRestores = handle(v2.listRestores, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.restores.group(id), query);
  if (total === 0) return alsoAllowed;
  return {
    total_num: total,
    restore_record_response: records.map((restore) => restoreShape(restore, world.nowMs)),
  };
});
