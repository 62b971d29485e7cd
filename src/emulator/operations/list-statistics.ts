// Shows the load of all instances that run (pages dcs-api-0312014 and ListStatisticsOfRunningInstances).

import { api } from '../../protocol/index.js';
import { instanceGroups, servingStatuses } from '../store/index.js';
import type { World } from '../world/index.js';
import { handleAlike } from './handle.js';

/** The load of each instance that serves. An emulated instance has no clients, so it is nil. */
function statisticsOf({ store: { instances } }: World, project: string) {
  const groups = servingStatuses.map((status) =>
    instances.group(instanceGroups.withStatus(project, status)),
  );
  return groups.flatMap((group) =>
    [...group].map(({ id, usedMemoryMb, capacityGb }) => ({
      instance_id: id,
      input_kbps: '0.0',
      output_kbps: '0.0',
      keys: 0,
      used_memory: usedMemoryMb,
      max_memory: capacityGb * 1024,
      cmd_get_count: 0,
      cmd_set_count: 0,
      used_cpu: '0.0',
    })),
  );
}

export const { v1, v2 } = handleAlike(api.listStatistics, ({ world, project }) => ({
  statistics: statisticsOf(world, project),
}));
