// Changes an instance (page UpdateInstance).

import { v2 } from '../../../protocol/index.js';
import { hourlyWindows } from '../../offering/index.js';
import { handle } from '../handle.js';
import { update } from '../updating.js';

export const updateInstance = handle(v2.updateInstance, ({ world, project, params, body }) =>
  update(world, world.findAlive(project, params.instance_id), body, hourlyWindows),
);
