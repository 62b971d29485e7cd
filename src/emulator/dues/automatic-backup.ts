// A backup that a policy wants. An instance that is busy goes without it until the next one
// (dcs-ug-0312031). Files older than the policy keeps them go.

import { lifecycle } from '../../../machines/index.js';
import { automaticBackupDue, expireAutomatic, planAutomaticBackup } from '../data-jobs/index.js';
import { backUp } from '../operations/backing-up.js';
import { defineDue, situationOf } from '../world/index.js';

export const automaticBackup = defineDue({
  type: automaticBackupDue,
  run(world, { subject }) {
    const instance = world.store.instances.get(subject);
    if (!instance) return;
    planAutomaticBackup(world, instance);
    expireAutomatic(world, instance);
    if (!lifecycle.refusal('backUp', situationOf(instance))) backUp(world, instance, {}, 'auto');
  },
});
