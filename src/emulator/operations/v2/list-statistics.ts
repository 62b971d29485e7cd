// Shows the load of all instances that run (page ListStatisticsOfRunningInstances).

import { v2 } from '../../../protocol/index.js';
import { statisticsOf } from '../counting.js';
import { handle } from '../handle.js';

export const listStatistics = handle(v2.listStatistics, ({ world, project }) => ({
  statistics: statisticsOf(world, project),
}));
