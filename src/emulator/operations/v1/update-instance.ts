// Changes an instance (page dcs-api-0312007).

import { v1 } from '../../../protocol/index.js';
import { fourHourWindows } from '../../offering/index.js';
import { handle } from '../handle.js';
import { update } from '../updating.js';

export const updateInstance = handle(v1.updateInstance, ({ world, project, params, body }) =>
  update(world, world.findAlive(project, params.instance_id), body, fourHourWindows),
);
