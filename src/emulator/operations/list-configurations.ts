// Lists the parameters of an instance (pages dcs-api-0312015 and ListConfigurations). `cluster_v1` is for
// Proxy Cluster of Redis 3.0, which is not offered.

import { api } from '../../protocol/index.js';
import { configurationShape } from '../json/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.listConfigurations.v1, ({ world, project, params }) => {
  const shape = configurationShape(world.store, world.find(project, params.instance_id));
  return {
    ...shape,
    redis_config: shape.redis_config.map((parameter) => ({ ...parameter, node_role: null })),
    cluster_v1: false,
  };
});

export const v2 = handle(api.listConfigurations.v2, ({ world, project, params }) =>
  configurationShape(world.store, world.find(project, params.instance_id)),
);
