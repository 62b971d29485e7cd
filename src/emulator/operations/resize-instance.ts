// Changes the size, the copies, the shards or the type of an instance (page ResizeInstance).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { requireResizable, resizeInWindow, resizeNow, targetFlavor } from './resizing.js';

export const v2 = handle(api.resizeInstance.v2, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  requireResizable(world, instance);
  const flavor = targetFlavor(world, instance, {
    specCode: body.spec_code,
    capacityGb: body.new_capacity,
    changeType: body.change_type,
    zones: body.available_zones,
    nodes: body.node_list,
  });
  if (body.execute_immediately === false) resizeInWindow(world, instance, flavor);
  else resizeNow(world, instance, flavor);
  return undefined;
});
