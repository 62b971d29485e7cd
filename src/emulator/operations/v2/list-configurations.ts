// Lists the parameters of an instance (page ListConfigurations).

import { v2 } from '../../../protocol/index.js';
import { configurationShape } from '../../shapes/index.js';
import { handle } from '../handle.js';

export const listConfigurations = handle(v2.listConfigurations, ({ world, project, params }) =>
  configurationShape(world.store, world.find(project, params.instance_id)),
);
