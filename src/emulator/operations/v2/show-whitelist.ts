// Shows who may connect to an instance (page ShowIpWhitelist).

import { v2 } from '../../../protocol/index.js';
import { whitelistShape } from '../../shapes/index.js';
import { handle } from '../handle.js';
import { whitelistOf } from '../whitelisting.js';

export const showWhitelist = handle(v2.showWhitelist, ({ world, project, params }) => {
  const instance = world.find(project, params.instance_id);
  return whitelistShape(instance, whitelistOf(world, instance));
});
