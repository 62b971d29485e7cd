// Shards and nodes (ListGroupReplicationInfo, BatchShowNodesInformation).

import type { z } from 'zod';
import type { shapes } from '../../protocol/index.js';
import { type Node, proxiesOf, type Shard, shardsOf } from '../catalog/index.js';
import type { InstanceRecord, Store } from '../store/index.js';

type Shards = z.infer<typeof shapes.shardList>;
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

const words = { master: 'master', slave: 'replica', proxy: 'proxy' } as const;

function nodeShape(
  instance: InstanceRecord,
  node: Node,
  shard: Shard | undefined,
): Nodes['nodes'][number] {
  return {
    logical_node_id: node.logicalId,
    name: `(${words[node.role]})${node.ip}`,
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
