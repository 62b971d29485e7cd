// Restarts instances or clears their data (pages dcs-api-0312018 and RestartOrFlushInstances).

import { api } from '../../protocol/index.js';
import { forEachInstance, requireIds } from './each-instance.js';
import { handleAlike } from './handle.js';

/** Restarts instances; a forced restart is like any other. */
const restartEach = forEachInstance((world, instance) => {
  world.request(instance, 'restart');
});

/** Clears the data of instances. */
const flushEach = forEachInstance((world, instance) => {
  world.patch(world.request(instance, 'flush'), { usedMemoryMb: 0 });
});

export const { v1, v2 } = handleAlike(api.restartOrFlushInstances, ({ world, project, body }) => {
  const ids = requireIds(body.instances);
  const forEach = body.action === 'flush' ? flushEach : restartEach;
  return { results: forEach(world, project, ids) };
});
