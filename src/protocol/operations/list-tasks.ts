// GET /v2/{project_id}/instances/{instance_id}/tasks (page ListBackgroundTask).

import { instancePath, pageOfPeriod } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { taskList } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'listTasks',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/tasks',
  page: 'ListBackgroundTask',
  summary: 'Lists the background tasks of an instance, newest first.',
  params: instancePath,
  query: pageOfPeriod,
  success: { status: 200, body: taskList },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4800'],
});
