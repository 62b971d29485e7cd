// Shards, copies and nodes (ListGroupReplicationInfo, BatchShowNodesInformation).

import { z } from 'zod';

const dimensions = z.array(z.object({ name: z.string(), value: z.string() }));

/** The shards of an instance and their copies. */
export const shardList = z.object({
  group_count: z.int(),
  group_list: z.array(
    z.object({
      group_id: z.string(),
      group_name: z.string(),
      replication_list: z.array(
        z.object({
          replication_role: z.enum(['master', 'slave']),
          replication_ip: z.string(),
          is_replication: z.boolean(),
          replication_id: z.string(),
          node_id: z.string(),
          status: z.string(),
          az_code: z.string(),
          dimensions,
        }),
      ),
    }),
  ),
});

const node = z.object({
  logical_node_id: z.string(),
  name: z.string(),
  status: z.string(),
  az_code: z.string(),
  node_role: z.enum(['redis-server', 'redis-proxy']),
  node_type: z.enum(['master', 'slave', 'proxy']),
  node_ip: z.string(),
  node_port: z.string(),
  node_id: z.string(),
  priority_weight: z.int(),
  is_access: z.boolean(),
  group_id: z.string().nullable(),
  group_name: z.string().nullable(),
  is_remove_ip: z.boolean(),
  replication_id: z.string(),
  dimensions,
});

/** The nodes of a project's instances. */
export const nodeList = z.object({
  count: z.int(),
  instances: z.array(
    z.object({ instance_id: z.string(), node_count: z.int(), nodes: z.array(node) }),
  ),
});

/** The nodes of an instance (method ShowNodesInformation). */
export const nodesOfInstance = z.object({
  instance_id: z.string(),
  total: z.int(),
  nodes: z.array(node),
});

const placed = z.array(
  z.object({
    node_id: z.string(),
    node_name: z.string(),
    ip: z.string(),
    port: z.string(),
    node_type: z.enum(['master', 'slave', 'proxy']),
    max_memory: z.string(),
    used_memory: z.string(),
    qps: z.string(),
    bandwidth: z.object({ input: z.string(), output: z.string() }),
    db_num: z.string(),
    dbs: z
      .object({ db_idx: z.string(), keys: z.string(), expires: z.string(), avg_ttl: z.string() })
      .nullable(),
    relation_ip: z.string().nullable(),
    relation_port: z.string().nullable(),
    group_id: z.string().nullable(),
    status: z.string(),
    dims: z.object({ dim_k: z.string(), dim_v: z.string() }),
  }),
);

/** The nodes of an instance by what they do (method ShowInstanceTopology). */
export const topology = z.object({
  redis_server: placed,
  cluster_lvs: placed,
  cluster_admin: placed,
  cluster_proxy: placed,
  master: placed,
  vpcendpoint: placed,
  elb: placed,
});

/** What an instance and its shards may send, in Mbit/s (method ShowBandwidths). */
export const bandwidths = z.object({
  bandwidth: z.int(),
  max_bandwidth: z.int(),
  allow_modify: z.boolean(),
  group_bandwidths: z.array(
    z.object({
      group_id: z.string(),
      updated_at: z.string(),
      bandwidth: z.int(),
      max_bandwidth: z.int(),
      assured_bandwidth: z.int(),
    }),
  ),
});
