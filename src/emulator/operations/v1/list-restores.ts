// Lists the restorations of an instance (page dcs-api-0312023).

import { v1 } from '../../../protocol/index.js';
import { restoreShapeV1 } from '../../shapes/index.js';
import { newestFirst } from '../belonging-pages.js';
import { handle } from '../handle.js';

export const listRestores = handle(v1.listRestores, ({ world, project, params, query }) => {
  const instance = world.find(project, params.instance_id);
  const rows = world.store.restores.group(instance.id);
  const { total, records } = newestFirst(rows, query);
  const shape = (record: (typeof records)[number]) => restoreShapeV1(record, instance, world.nowMs);
  return { total_num: total, restore_record_response: records.map(shape) };
});
