// Shows who may connect to an instance (page ShowIpWhitelist).

import { api } from '../../protocol/index.js';
import { whitelistShape } from '../json/index.js';
import type { InstanceRecord, WhitelistRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/** Who may connect: every client, until a whitelist is set. */
function whitelistOf(
  { store }: World,
  { id }: InstanceRecord,
): Pick<WhitelistRecord, 'enabled' | 'groups'> {
  return store.whitelists.get(id) ?? { enabled: false, groups: [] };
}

export const v2 = handle(api.showWhitelist.v2, ({ world, project, params }) => {
  const instance = world.find(project, params.instance_id);
  return whitelistShape(instance, whitelistOf(world, instance));
});
