// Who may connect to an instance (UpdateIpWhitelist). A new whitelist replaces the old one.

import type { InstanceRecord, WhitelistRecord } from '../store/index.js';
import { noteTask } from '../tasks/index.js';
import type { World } from '../world/index.js';

/** A group of addresses, as requests have it. */
export interface Group {
  readonly group_name: string;
  readonly ip_list: readonly string[];
}

/** Says who may connect. No page asks for a status, so it goes in any. */
export function setWhitelist(
  world: World,
  instance: InstanceRecord,
  enabled: boolean,
  groups: readonly Group[],
): void {
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
  noteTask(world, instance, { name: 'AddWhitelist', details: { group_name: names } });
}

/** Who may connect: anybody, until something else is said. */
export function whitelistOf(
  { store }: World,
  { id }: InstanceRecord,
): Pick<WhitelistRecord, 'enabled' | 'groups'> {
  return store.whitelists.get(id) ?? { enabled: false, groups: [] };
}
