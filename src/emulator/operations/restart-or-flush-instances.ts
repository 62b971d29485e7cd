// Restarts instances or clears their data (pages dcs-api-0312018 and RestartOrFlushInstances).

import { api } from '../../protocol/index.js';
import { flushEach, requireIds, restartEach } from './batches.js';
import { handleAlike } from './handle.js';

export const { v1, v2 } = handleAlike(api.restartOrFlushInstances, ({ world, project, body }) => {
  const ids = requireIds(body.instances);
  const each = body.action === 'flush' ? flushEach : restartEach;
  return { results: each(world, project, ids) };
});
