// Shows how an instance is reached with SSL (page ShowInstanceSSLDetail).

import { api } from '../../protocol/index.js';
import { requireSsl } from '../jobs/index.js';
import { sslShape } from '../json/index.js';
import { alsoAllowed, handle } from './handle.js';

export const v2 = handle(api.showSsl.v2, ({ world, project, params }) => {
  const instance = world.find(project, params.instance_id);
  requireSsl(instance);
  // Of an instance that never ran there is nothing to say yet.
  return instance.launchedMs === null ? alsoAllowed : sslShape(instance, world.nowMs);
});
