// Takes a background task of any instance off the lists (page DeleteCenterTask).

import { api } from '../../protocol/index.js';
import { deleteTaskOf } from './delete-task.js';
import { handle } from './handle.js';

export const v2 = handle(api.deleteCenterTask.v2, ({ world, project, params }) => {
  deleteTaskOf(world, project, params.task_id);
  return { message: '' };
});
