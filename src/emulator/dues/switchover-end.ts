// The end of a switchover: another node is the master, unless the instance runs no longer.

import { lifecycle } from '../../../machines/index.js';
import { endTask } from '../tasks/index.js';
import { defineDue } from '../world/index.js';

export const switchoverEnd = defineDue({
  type: 'switchoverEnd',
  run(world, { subject, data }) {
    const instance = world.store.instances.get(subject);
    if (!instance) return;
    const { task } = data as { task: string };
    if (!lifecycle.serves(instance.state)) {
      endTask(world, task, 'The instance stopped running.');
      return;
    }
    const { masters } = world.store;
    const before = masters.get(subject);
    const node = ((before?.node ?? 0) + 1) % instance.replicas;
    const seq = before?.seq ?? world.chance.count('masters');
    masters.put({ id: subject, seq, instance: subject, node });
    endTask(world, task);
  },
});
