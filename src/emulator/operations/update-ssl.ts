// Turns SSL on or off (page UpdateSSLSwitch).

import { api } from '../../protocol/index.js';
import { switchSsl } from '../jobs/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.updateSsl.v2, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  return { job_id: switchSsl(world, instance, body.enabled), instance_id: instance.id };
});
