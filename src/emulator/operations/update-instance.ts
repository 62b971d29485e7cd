// Changes an instance (pages dcs-api-0312007 and UpdateInstance).

import { api } from '../../protocol/index.js';
import { fourHourWindows, hourlyWindows } from '../catalog/index.js';
import { handle } from './handle.js';
import { update } from './updating.js';

export const v1 = handle(api.updateInstance.v1, ({ world, project, params, body }) =>
  update(world, world.findAlive(project, params.instance_id), body, fourHourWindows),
);

export const v2 = handle(api.updateInstance.v2, ({ world, project, params, body }) =>
  update(world, world.findAlive(project, params.instance_id), body, hourlyWindows),
);
