// Shards and nodes (ListGroupReplicationInfo, BatchShowNodesInformation; methods ShowInstanceTopology,
// ShowBandwidths).

import type { z } from 'zod';
import type { shapes } from '../../protocol/index.js';
import {
  bandwidthOf,
  databasesOf,
  type Node,
  proxiesOf,
  type Shard,
  shardsOf,
} from '../catalog/index.js';
import type { InstanceRecord, Store } from '../store/index.js';
import { flavorOfInstance, timeOf } from './facets.js';

type Shards = z.infer<typeof shapes.shardList>;
type Topology = z.infer<typeof shapes.topology>;
type Bandwidths = z.infer<typeof shapes.bandwidths>;
type Nodes = z.infer<typeof shapes.nodeList>['instances'][number];

const dimensionsOf = ({ id }: InstanceRecord, { monitoredId }: Node) => [
  { name: 'dcs_instance_id', value: id },
  { name: 'dcs_cluster_redis_node', value: monitoredId },
];

/** The shards of an instance and their copies. */
export function shardsShape(store: Store, instance: InstanceRecord): Shards {
  const shards = shardsOf(store, instance);
  const group_list = shards.map(({ id, name, nodes }) => ({
    group_id: id,
    group_name: name,
    replication_list: nodes.map((node) => ({
      replication_role: node.role === 'master' ? ('master' as const) : ('slave' as const),
      replication_ip: node.ip,
      is_replication: false,
      replication_id: node.replicationId,
      node_id: node.id,
      status: node.status,
      az_code: node.azCode,
      dimensions: dimensionsOf(instance, node),
    })),
  }));
  return { group_count: shards.length, group_list };
}

/** The nodes of an instance, proxies last. */
export function nodesShape(store: Store, instance: InstanceRecord): Nodes {
  const nodes = shardsOf(store, instance).flatMap((shard) =>
    shard.nodes.map((node) => nodeShape(instance, node, shard)),
  );
  const proxies = proxiesOf(instance).map((node) => nodeShape(instance, node, undefined));
  const all = [...nodes, ...proxies];
  return { instance_id: instance.id, node_count: all.length, nodes: all };
}

const nameOf = ({ role, ip }: Node) => `(${words[role]})${ip}`;

const words = { master: 'master', slave: 'replica', proxy: 'proxy' } as const;

function nodeShape(
  instance: InstanceRecord,
  node: Node,
  shard: Shard | undefined,
): Nodes['nodes'][number] {
  return {
    logical_node_id: node.logicalId,
    name: nameOf(node),
    status: node.status,
    az_code: node.azCode,
    node_role: node.role === 'proxy' ? 'redis-proxy' : 'redis-server',
    node_type: node.role,
    node_ip: node.ip,
    node_port: String(instance.port),
    node_id: node.id,
    priority_weight: 100,
    is_access: true,
    group_id: shard?.id ?? null,
    group_name: shard?.name ?? null,
    is_remove_ip: false,
    replication_id: node.replicationId,
    dimensions: dimensionsOf(instance, node),
  };
}

/** The nodes of an instance by what they do. What only Redis 3.0 has, and load balancers, are not emulated. */
export function topologyShape(store: Store, instance: InstanceRecord): Topology {
  const servers = shardsOf(store, instance).flatMap((shard) => {
    const master = shard.nodes.find(({ role }) => role === 'master');
    return shard.nodes.map((node) => placedShape(instance, node, shard, master));
  });
  const proxies = proxiesOf(instance).map((node) => placedShape(instance, node));
  const none: Topology['elb'] = [];
  return {
    redis_server: servers,
    cluster_lvs: none,
    cluster_admin: none,
    cluster_proxy: proxies,
    master: none,
    vpcendpoint: none,
    elb: none,
  };
}

/** A node and, of a replica, the master that it follows. An emulated node has no clients, so no load. */
function placedShape(
  instance: InstanceRecord,
  node: Node,
  shard?: Shard,
  master?: Node,
): Topology['elb'][number] {
  const { capacityGb, usedMemoryMb, shards } = instance;
  const port = String(instance.port);
  const isServer = shard !== undefined;
  const follows = master && node !== master ? master : undefined;
  return {
    node_id: node.id,
    node_name: nameOf(node),
    ip: node.ip,
    port,
    node_type: node.role,
    max_memory: String(isServer ? Math.round((capacityGb * 1024) / shards) : 0),
    used_memory: String(isServer ? Math.round(usedMemoryMb / shards) : 0),
    qps: '0',
    bandwidth: { input: '0.0', output: '0.0' },
    db_num: String(isServer ? databasesOf(flavorOfInstance(instance)) : 0),
    dbs: isServer ? { db_idx: '0', keys: '0', expires: '0', avg_ttl: '0' } : null,
    relation_ip: follows?.ip ?? null,
    relation_port: follows ? port : null,
    group_id: shard?.id ?? null,
    status: node.status,
    dims: { dim_k: 'dcs_cluster_redis_node', dim_v: node.monitoredId },
  };
}

/** What an instance and each of its shards may send; it cannot be changed here. */
export function bandwidthShape(store: Store, instance: InstanceRecord): Bandwidths {
  const bandwidth = bandwidthOf(flavorOfInstance(instance), instance.engineVersion);
  const shards = shardsOf(store, instance);
  const each = Math.floor(bandwidth / Math.max(1, shards.length));
  return {
    bandwidth,
    max_bandwidth: bandwidth,
    allow_modify: false,
    group_bandwidths: shards.map(({ id }) => ({
      group_id: id,
      updated_at: timeOf(instance.updatedMs),
      bandwidth: each,
      max_bandwidth: each,
      assured_bandwidth: each,
    })),
  };
}
