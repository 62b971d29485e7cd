// A switchover: the standby becomes the master (ChangeMasterStandby, dcs-ug-0312017), unless the instance
// stops running meanwhile.

import { guards, lifecycle } from '../../../machines/index.js';
import { mapping } from '../../plan/internal.js';
import { DcsError } from '../../protocol/index.js';
import { type InstanceRecord, id } from '../store/index.js';
import { defineScheduledEvent, type World } from '../world/index.js';
import { beginTask, endTask, isUnderWay } from './background-task.js';
import { requireIdle } from './configure.js';

const job = 'masterStandbySwapJob';

/**
 * Begins a switchover, which the plan times. The instance stays as it is meanwhile.
 *
 * @returns the id of its task
 * @throws DcsError DCS.4855 for all but master/standby, DCS.4017 during another one, or with the
 *   chart's refusal
 */
export function switchOver(world: World, instance: InstanceRecord): string {
  if (!guards.isMasterStandby({ context: instance }))
    throw new DcsError('DCS.4855', {
      detail: `an instance of kind ${instance.kind} has no standby to switch to`,
    });
  requireIdle(world, instance);
  if (isUnderWay(world, instance, job))
    throw new DcsError('DCS.4017', { detail: 'it is switching over already' });
  const task = beginTask(world, instance, { name: job });
  world.agenda.add({
    type: switchoverEnd.type,
    atMs: world.nowMs + world.switchoverMs(instance),
    subject: instance.id,
    data: { task },
  });
  return task;
}

export const switchoverEnd = defineScheduledEvent({
  type: 'switchoverEnd',
  data: mapping('the task that ends', { task: id }),
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
