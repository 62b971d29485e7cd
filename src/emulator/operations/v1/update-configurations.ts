// Changes parameters of an instance (page dcs-api-0312017).

import { v1 } from '../../../protocol/index.js';
import { configure } from '../configuring.js';
import { handle } from '../handle.js';

export const updateConfigurations = handle(
  v1.updateConfigurations,
  ({ world, project, params, body }) => {
    configure(world, world.find(project, params.instance_id), body.redis_config);
    return undefined;
  },
);
