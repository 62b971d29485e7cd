// Shows how far a background task is (method ShowBackgroundTaskProgress).

import { api } from '../../protocol/index.js';
import { progressShape } from '../json/index.js';
import { findTask } from './delete-task.js';
import { handle } from './handle.js';

export const v2 = handle(api.showTaskProgress.v2, ({ world, project, params }) => {
  const task = findTask(world, world.find(project, params.instance_id).id, params.task_id);
  return progressShape(world.store, task, world.nowMs);
});
