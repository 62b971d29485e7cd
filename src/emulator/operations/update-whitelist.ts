// Says who may connect to an instance (page UpdateIpWhitelist).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { setWhitelist } from './whitelisting.js';

export const v2 = handle(api.updateWhitelist.v2, ({ world, project, params, body }) => {
  const { enable_whitelist: enabled, whitelist = [] } = body;
  setWhitelist(world, world.findAlive(project, params.instance_id), enabled, whitelist);
  return undefined;
});
