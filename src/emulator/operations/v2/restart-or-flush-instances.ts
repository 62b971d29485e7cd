// Restarts instances or clears their data (page RestartOrFlushInstances).

import { v2 } from '../../../protocol/index.js';
import { flushEach, requireIds, restartEach } from '../batches.js';
import { handle } from '../handle.js';

export const restartOrFlushInstances = handle(
  v2.restartOrFlushInstances,
  ({ world, project, body }) => {
    const ids = requireIds(body.instances);
    const each = body.action === 'flush' ? flushEach : restartEach;
    return { results: each(world, project, ids) };
  },
);
