// Shows what an instance is made of (method ShowInstanceTopology).

import { api } from '../../protocol/index.js';
import { topologyShape } from '../json/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.showTopology.v2, ({ world, project, params }) =>
  topologyShape(world.store, world.find(project, params.instance_id)),
);
