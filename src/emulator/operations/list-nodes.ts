// Lists the nodes of a project's instances (page BatchShowNodesInformation).

import { api } from '../../protocol/index.js';
import { nodesShape } from '../json/index.js';
import { instanceGroups } from '../store/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.listNodes.v2, ({ world, project, query }) => {
  const rows = world.store.instances.group(instanceGroups.shown(project));
  const page = rows.slice(query.offset ?? 0, query.limit ?? 10);
  return {
    count: rows.size,
    instances: page.map((instance) => nodesShape(world.store, instance)),
  };
});
