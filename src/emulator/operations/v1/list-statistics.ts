// Shows the load of all instances that run (page dcs-api-0312014).

import { v1 } from '../../../protocol/index.js';
import { statisticsOf } from '../counting.js';
import { handle } from '../handle.js';

export const listStatistics = handle(v1.listStatistics, ({ world, project }) => ({
  statistics: statisticsOf(world, project),
}));
