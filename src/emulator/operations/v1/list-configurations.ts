// Lists the parameters of an instance (page dcs-api-0312015). None is a Proxy Cluster of Redis 3.0.

import { v1 } from '../../../protocol/index.js';
import { configurationShape } from '../../shapes/index.js';
import { handle } from '../handle.js';

export const listConfigurations = handle(v1.listConfigurations, ({ world, project, params }) => ({
  ...configurationShape(world.store, world.find(project, params.instance_id)),
  cluster_v1: false,
}));
