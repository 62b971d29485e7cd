// GET /v1.0/{project_id}/instances/statistic (page dcs-api-0312014).

import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { statisticsList } from '../shapes/index.js';

export const listStatistics = defineOperation({
  name: 'listStatistics',
  api: 'v1.0',
  class: 2,
  method: 'GET',
  path: '/v1.0/{project_id}/instances/statistic',
  page: 'dcs-api-0312014',
  summary: 'Shows the load of all instances that run.',
  params: projectPath,
  success: { status: 200, body: statisticsList },
  refusals: [],
});
