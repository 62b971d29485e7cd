// Takes a background task off the list (page DeleteBackgroundTask).

import { api } from '../../protocol/index.js';
import { deleteTaskOf } from './finding-tasks.js';
import { handle } from './handle.js';

export const v2 = handle(api.deleteTask.v2, ({ world, project, params }) => {
  deleteTaskOf(world, world.find(project, params.instance_id), params.task_id);
  return { message: '' };
});
