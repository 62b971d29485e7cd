// Switchovers: the standby becomes the master (ChangeMasterStandby, dcs-ug-0312017).

import { guards } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';
import { switchoverEnd } from '../dues/index.js';
import type { InstanceRecord } from '../store/index.js';
import { beginTask, isUnderWay } from '../tasks/index.js';
import type { World } from '../world/index.js';
import { requireManageable } from './managing.js';

const job = 'masterStandbySwapJob';

/** The sample of page ShowJobInfo took 2.9 s. */
const takesMs = 3000;

/**
 * Begins a switchover. The instance stays as it is meanwhile.
 *
 * @throws DcsError DCS.4855 for all but master/standby, DCS.4017 during another one, or with the
 *   chart's refusal
 */
export function switchOver(world: World, instance: InstanceRecord): void {
  if (!guards.isMasterStandby({ context: instance })) throw new DcsError('DCS.4855');
  requireManageable(world, instance);
  if (isUnderWay(world, instance, job)) throw new DcsError('DCS.4017');
  const task = beginTask(world, instance, { name: job });
  world.agenda.add({
    type: switchoverEnd.type,
    atMs: world.nowMs + takesMs,
    subject: instance.id,
    data: { task },
  });
}
