// The nodes that an instance is made of: for each shard its copies, and the proxies before them. Their
// ids and addresses follow from the instance's id, so that they stay the same.

import { lifecycle } from '../../../machines/index.js';
import { sha256Hex } from '../crypto/index.js';
import type { InstanceRecord, Store } from '../store/index.js';
import { flavorOf } from './flavors.js';

/** A node. */
export interface Node {
  readonly role: 'master' | 'slave' | 'proxy';
  readonly id: string;
  readonly logicalId: string;
  readonly replicationId: string;
  readonly monitoredId: string;
  readonly ip: string;
  readonly azCode: string;
  /** As page BatchShowNodesInformation has it. */
  readonly status: 'Active' | 'Inactive';
}

/** A shard and its copies. */
export interface Shard {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly Node[];
}

const uuidFrom = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );

function nodeOf(instance: InstanceRecord, place: string, role: Node['role'], n: number): Node {
  const hex = sha256Hex(`${instance.id}/${place}`);
  const byte = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const hasFailed = lifecycle.hasTag(instance.state, 'failed');
  return {
    role,
    id: hex.slice(0, 32),
    logicalId: sha256Hex(`${hex}/logical`).slice(0, 32),
    replicationId: uuidFrom(sha256Hex(`${hex}/replication`)),
    monitoredId: sha256Hex(`${hex}/monitored`).slice(0, 32),
    ip: `192.168.${64 + (byte(32) % 64)}.${1 + (byte(34) % 254)}`,
    azCode: instance.azCodes[n % instance.azCodes.length] ?? '',
    status: hasFailed ? 'Inactive' : 'Active',
  };
}

/** The shards of an instance. There are none while it is created (BatchShowNodesInformation). */
export function shardsOf({ masters }: Store, instance: InstanceRecord): readonly Shard[] {
  if (instance.launchedMs === null) return [];
  const { shards, replicas, id } = instance;
  const master = (masters.get(id)?.node ?? 0) % replicas;
  return Array.from({ length: shards }, (_shard, s) => ({
    id: uuidFrom(sha256Hex(`${id}/group/${s}`)),
    name: `group-${s}`,
    nodes: Array.from({ length: replicas }, (_node, n) =>
      nodeOf(instance, `${s}/${n}`, n === master ? 'master' : 'slave', n),
    ),
  }));
}

/** The proxies of an instance; only Proxy Cluster ones have any. */
export function proxiesOf(instance: InstanceRecord): readonly Node[] {
  const proxies = instance.launchedMs === null ? 0 : (flavorOf(instance.specCode)?.proxies ?? 0);
  return Array.from({ length: proxies }, (_, n) => nodeOf(instance, `proxy/${n}`, 'proxy', n));
}
