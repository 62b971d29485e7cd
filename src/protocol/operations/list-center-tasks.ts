// GET /v2/{project_id}/tasks (method ListCenterTask).

import { z } from 'zod';
import { moment, optional, projectPath, whole } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { centerTaskList } from '../shapes/index.js';

const query = z.object({
  start_time: moment(),
  end_time: moment(),
  offset: optional(whole(0)),
  limit: optional(whole(1, 1000)),
});

export const v2 = defineOperation({
  name: 'listCenterTasks',
  api: 'v2',
  class: 1,
  method: 'GET',
  path: '/v2/{project_id}/tasks',
  page: 'ListCenterTask',
  summary: 'Lists the background tasks of all instances of a project, newest first.',
  params: projectPath,
  query,
  success: { status: 200, body: centerTaskList },
  refusals: ['DCS.4800'],
});
