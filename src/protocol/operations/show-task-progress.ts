// GET /v2/{project_id}/instances/{instance_id}/tasks/{task_id}/progress (method
// ShowBackgroundTaskProgress).

import { taskPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { taskProgress } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'showTaskProgress',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/tasks/{task_id}/progress',
  page: 'ShowBackgroundTaskProgress',
  summary: 'Shows how far a background task is, how long it will take, and its steps.',
  params: taskPath,
  success: { status: 200, body: taskProgress },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4070'],
});
