// GET /{project_id}/instances/statistic (pages dcs-api-0312014 and ListStatisticsOfRunningInstances).

import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { statisticsList } from '../shapes/index.js';

const common = {
  name: 'listStatistics',
  class: 2,
  method: 'GET',
  summary: 'Shows the load of all instances that run.',
  params: projectPath,
  success: { status: 200, body: statisticsList },
  refusals: [],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/statistic',
  page: 'dcs-api-0312014',
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/statistic',
  page: 'ListStatisticsOfRunningInstances',
});
