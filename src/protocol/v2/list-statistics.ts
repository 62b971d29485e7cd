// GET /v2/{project_id}/instances/statistic (page ListStatisticsOfRunningInstances).

import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { statisticsList } from '../shapes/index.js';

export const listStatistics = defineOperation({
  name: 'listStatistics',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instances/statistic',
  page: 'ListStatisticsOfRunningInstances',
  summary: 'Shows the load of all instances that run.',
  params: projectPath,
  success: { status: 200, body: statisticsList },
  refusals: [],
});
