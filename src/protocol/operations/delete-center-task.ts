// DELETE /v2/{project_id}/tasks/{task_id} (page DeleteCenterTask).

import { projectPath, taskPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { deletionMessage } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'deleteCenterTask',
  api: 'v2',
  class: 1,
  method: 'DELETE',
  path: '/v2/{project_id}/tasks/{task_id}',
  page: 'DeleteCenterTask',
  summary: 'Takes a background task that has ended off the lists of the project and its instance.',
  params: projectPath.extend({ task_id: taskPath.shape.task_id }),
  success: { status: 200, body: deletionMessage },
  refusals: ['DCS.4070', 'DCS.4957'],
});
