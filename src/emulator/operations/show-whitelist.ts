// Shows who may connect to an instance (page ShowIpWhitelist).

import { api } from '../../protocol/index.js';
import { whitelistShape } from '../json/index.js';
import { handle } from './handle.js';
import { whitelistOf } from './whitelisting.js';

export const v2 = handle(api.showWhitelist.v2, ({ world, project, params }) => {
  const instance = world.find(project, params.instance_id);
  return whitelistShape(instance, whitelistOf(world, instance));
});
