// Says who may connect to an instance, as a job, which ends at once (method UpdateIpWhitelistAsync).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { setWhitelist } from './update-whitelist.js';

export const v2 = handle(api.updateWhitelistAsync.v2, ({ world, project, params, body }) => {
  const { enable_whitelist: enabled, whitelist = [] } = body;
  const instance = world.findAlive(project, params.instance_id);
  return { job_id: setWhitelist(world, instance, enabled, whitelist) };
});
