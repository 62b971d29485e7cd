// Gives an instance more memory (page dcs-api-0312010): the flavor follows from the capacity.

import { api, DcsError } from '../../protocol/index.js';
import { type Flavor, flavorOf, resized } from '../catalog/index.js';
import { resizeNow } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';
import { requireResizable, targetFlavor } from './resize-instance.js';

/**
 * The flavor that an extension leads to: of the same family, with more memory.
 *
 * @throws DcsError DCS.4103 when it is not more, DCS.4012 or DCS.4927 when there is no such flavor
 */
function extendedFlavor(
  world: World,
  instance: InstanceRecord,
  capacityGb: number,
  specCode: string | undefined,
): Flavor {
  if (capacityGb <= instance.capacityGb) {
    const detail = `the instance has ${instance.capacityGb} GB; ask for more`;
    throw new DcsError('DCS.4103', { detail });
  }
  const current = flavorOf(instance.specCode) as Flavor;
  const derived = resized(current, capacityGb);
  if (!derived) {
    const detail = `no flavor like ${current.specCode} has ${capacityGb} GB`;
    throw new DcsError('DCS.4012', { detail });
  }
  return targetFlavor(world, instance, { specCode: specCode ?? derived.specCode, capacityGb });
}

export const v1 = handle(api.extendInstance.v1, ({ world, project, params, body }) => {
  const instance = world.find(project, params.instance_id);
  requireResizable(world, instance);
  const flavor = extendedFlavor(world, instance, body.new_capacity, body.spec_code);
  resizeNow(world, instance, flavor);
  return undefined;
});
