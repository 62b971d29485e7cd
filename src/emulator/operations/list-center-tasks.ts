// Lists the background tasks of all instances of a project (method ListCenterTask).

import { api } from '../../protocol/index.js';
import { centerTaskShape } from '../json/index.js';
import { handle } from './handle.js';
import { newestFirst } from './newest-first.js';

export const v2 = handle(api.listCenterTasks.v2, ({ world, project, query }) => {
  const { total, records } = newestFirst(world.store.tasks.group(project), query);
  return { task_count: String(total), tasks: records.map(centerTaskShape) };
});
