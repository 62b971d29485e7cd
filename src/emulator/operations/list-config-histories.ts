// Lists the changes of parameters of an instance (page ListConfigHistories).

import { api } from '../../protocol/index.js';
import { historyShape } from '../json/index.js';
import { handle } from './handle.js';
import { newestFirst } from './newest-first.js';

export const v2 = handle(api.listConfigHistories.v2, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.configChanges.group(id), query);
  return { history_num: total, histories: records.map(historyShape) };
});
