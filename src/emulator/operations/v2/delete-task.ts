// Takes a background task off the list (page DeleteBackgroundTask).

import { v2 } from '../../../protocol/index.js';
import { deleteTaskOf } from '../finding-tasks.js';
import { handle } from '../handle.js';

export const deleteTask = handle(v2.deleteTask, ({ world, project, params }) => {
  deleteTaskOf(world, world.find(project, params.instance_id), params.task_id);
  return { message: '' };
});
