// Says who may connect to an instance (page UpdateIpWhitelist).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { setWhitelist } from '../whitelisting.js';

export const updateWhitelist = handle(v2.updateWhitelist, ({ world, project, params, body }) => {
  const { enable_whitelist: enabled, whitelist = [] } = body;
  setWhitelist(world, world.findAlive(project, params.instance_id), enabled, whitelist);
  return undefined;
});
