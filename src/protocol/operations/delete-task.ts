// DELETE /v2/{project_id}/instances/{instance_id}/tasks/{task_id} (page DeleteBackgroundTask).

import { taskPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { deletionMessage } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'deleteTask',
  api: 'v2',
  class: 1,
  method: 'DELETE',
  path: '/v2/{project_id}/instances/{instance_id}/tasks/{task_id}',
  page: 'DeleteBackgroundTask',
  summary: 'Takes a background task that has ended off the list.',
  params: taskPath,
  success: { status: 200, body: deletionMessage },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4070', 'DCS.4957'],
});
