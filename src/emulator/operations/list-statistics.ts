// Shows the load of all instances that run (pages dcs-api-0312014 and ListStatisticsOfRunningInstances).

import { api } from '../../protocol/index.js';
import { statisticsOf } from './counting.js';
import { handleAlike } from './handle.js';

export const { v1, v2 } = handleAlike(api.listStatistics, ({ world, project }) => ({
  statistics: statisticsOf(world, project),
}));
