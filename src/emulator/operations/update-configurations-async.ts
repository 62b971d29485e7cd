// Changes parameters of an instance as a job (method UpdateInstanceConfig).

import { api } from '../../protocol/index.js';
import { configureAsTask } from '../jobs/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.updateConfigurationsAsync.v2, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  return { job_id: configureAsTask(world, instance, body.redis_config ?? []) };
});
