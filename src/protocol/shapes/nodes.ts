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

/** The nodes of a project's instances. */
export const nodeList = z.object({
  count: z.int(),
  instances: z.array(
    z.object({
      instance_id: z.string(),
      node_count: z.int(),
      nodes: z.array(
        z.object({
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
        }),
      ),
    }),
  ),
});
