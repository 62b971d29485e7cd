// Gives an instance more memory (page dcs-api-0312010): the flavor follows from the capacity.

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { extendedFlavor, requireResizable, resizeNow } from './resizing.js';

export const v1 = handle(api.extendInstance.v1, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  requireResizable(world, instance);
  const flavor = extendedFlavor(world, instance, body.new_capacity, body.spec_code);
  resizeNow(world, instance, flavor);
  return undefined;
});
