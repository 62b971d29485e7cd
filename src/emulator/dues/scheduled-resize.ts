// A change of flavor that was ordered for the maintenance window. When its time comes the chart may
// refuse it, and then nothing happens (ResizeInstance).

import { lifecycle } from '../../../machines/index.js';
import { flavorOf } from '../catalog/index.js';
import { beginTask, resizeTask } from '../tasks/index.js';
import type { ExtendWork } from '../works/index.js';
import { defineDue, situationOf } from '../world/index.js';

export const scheduledResize = defineDue({
  type: 'scheduledResize',
  run(world, { subject, data }) {
    const instance = world.store.instances.get(subject);
    if (!instance || lifecycle.refusal('extend', situationOf(instance))) return;
    const { specCode } = data as { specCode: string };
    const flavor = flavorOf(specCode);
    if (!flavor) return;
    const task = beginTask(world, instance, resizeTask(instance, flavor));
    const work: ExtendWork = { type: 'extend', specCode, task };
    world.request(instance, 'extend', work);
  },
});
