// Changes parameters of an instance (pages dcs-api-0312017 and UpdateConfigurations).

import { api } from '../../protocol/index.js';
import { configure } from '../jobs/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.updateConfigurations.v1, ({ world, project, params, body }) => {
  configure(world, world.find(project, params.instance_id), body.redis_config);
  return undefined;
});

export const v2 = handle(api.updateConfigurations.v2, ({ world, project, params, body }) => {
  configure(world, world.find(project, params.instance_id), body.redis_config ?? []);
  return undefined;
});
