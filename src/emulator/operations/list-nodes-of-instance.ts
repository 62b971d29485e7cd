// Lists the nodes of an instance (method ShowNodesInformation). There are none while it is created.

import { api } from '../../protocol/index.js';
import { nodesShape } from '../json/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.listNodesOfInstance.v2, ({ world, project, params }) => {
  const instance = world.find(project, params.instance_id);
  const { instance_id, node_count: total, nodes } = nodesShape(world.store, instance);
  return { instance_id, total, nodes };
});
