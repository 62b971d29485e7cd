// Lists the background tasks of an instance (page ListBackgroundTask).

import { api } from '../../protocol/index.js';
import { taskShape } from '../json/index.js';
import { handle } from './handle.js';
import { newestFirst } from './newest-first.js';

export const v2 = handle(api.listTasks.v2, ({ world, project, params, query }) => {
  const { id } = world.find(project, params.instance_id);
  const { total, records } = newestFirst(world.store.tasks.group(id), query);
  return { task_count: String(total), tasks: records.map(taskShape) };
});
