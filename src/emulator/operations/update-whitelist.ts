// Says who may connect to an instance (page UpdateIpWhitelist).

import { api } from '../../protocol/index.js';
import { noteTask } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/** A group of addresses, as requests have it. */
interface Group {
  readonly group_name: string;
  readonly ip_list: readonly string[];
}

/**
 * Says who may connect. No page asks for a status, so it goes in any.
 *
 * @returns the id of the task, which has ended
 */
export function setWhitelist(
  world: World,
  instance: InstanceRecord,
  enabled: boolean,
  groups: readonly Group[],
): string {
  const { store, chance } = world;
  const { id } = instance;
  store.whitelists.put({
    id,
    seq: store.whitelists.get(id)?.seq ?? chance.count('whitelists'),
    instance: id,
    enabled,
    groups: groups.map(({ group_name: name, ip_list: addresses }) => ({ name, addresses })),
  });
  const names = groups.map((group) => group.group_name).join(',');
  return noteTask(world, instance, { name: 'AddWhitelist', details: { group_name: names } });
}

export const v2 = handle(api.updateWhitelist.v2, ({ world, project, params, body }) => {
  const { enable_whitelist: enabled, whitelist } = body;
  setWhitelist(world, world.findAlive(project, params.instance_id), enabled, whitelist);
  return undefined;
});
