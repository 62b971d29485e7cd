// Lists the restorations of an instance (pages dcs-api-0312023 and ListRestoreRecords).

import { api } from '../../protocol/index.js';
import { restoreShape, restoreShapeV1 } from '../json/index.js';
import { alsoAllowed, handle } from './handle.js';
import { newestFirst } from './newest-first.js';

export const v1 = handle(api.listRestores.v1, ({ world, project, params, query }) => {
  const instance = world.find(project, params.instance_id);
  const rows = world.store.restores.group(instance.id);
  const { total, records } = newestFirst(rows, query);
  const shape = (record: (typeof records)[number]) => restoreShapeV1(record, instance, world.nowMs);
  return { total_num: total, restore_record_response: records.map(shape) };
});

export const v2 = handle(api.listRestores.v2, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.restores.group(id), query);
  if (total === 0) return alsoAllowed;
  return {
    total_num: total,
    restore_record_response: records.map((restore) => restoreShape(restore, world.nowMs)),
  };
});
