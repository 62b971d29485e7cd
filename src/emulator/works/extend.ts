// Changing the flavor of an instance: it has the new one once the change has succeeded, and keeps the
// old one otherwise (dcs-ug-0326011).

import { type Flavor, flavorOf } from '../catalog/index.js';
import { outdateBackups } from '../data-jobs/index.js';
import type { InstanceRecord, Work } from '../store/index.js';
import { endTask } from '../tasks/index.js';
import { defineWork } from '../world/index.js';

/** A change of flavor. */
export interface ExtendWork extends Work {
  readonly type: 'extend';
  readonly specCode: string;
  /** The background task that tells of it. */
  readonly task: string;
}

/** What an instance takes over from its flavor. */
export function madeOf(flavor: Flavor): Partial<InstanceRecord> {
  const { kind, specCode, capacityGb, replicas, shards } = flavor;
  return { kind, specCode, capacityGb, replicas, shards };
}

export const extendWork = defineWork<ExtendWork>({
  type: 'extend',
  end(world, instance, { specCode, task }, by) {
    const flavor = flavorOf(specCode);
    const hasNew = by === 'succeed' && flavor !== undefined;
    endTask(world, task, hasNew ? null : 'The specification could not be changed.');
    if (!hasNew) return undefined;
    outdateBackups(world, instance, flavor);
    return madeOf(flavor);
  },
});
