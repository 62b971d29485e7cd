// Turns SSL on or off (page UpdateSSLSwitch).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { switchSsl } from '../ssl.js';

export const updateSsl = handle(v2.updateSsl, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  return { job_id: switchSsl(world, instance, body.enabled), instance_id: instance.id };
});
