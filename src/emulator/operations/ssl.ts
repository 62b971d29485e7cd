// SSL: turned on and off by a restart (UpdateSSLSwitch, dcs-ug-023129).

import { lifecycle } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';
import { supportsSsl } from '../json/index.js';
import type { InstanceRecord } from '../store/index.js';
import { beginTask } from '../tasks/index.js';
import type { SslWork } from '../works/index.js';
import type { World } from '../world/index.js';
import { requireManageable } from './managing.js';

/**
 * Refuses instances that cannot do SSL.
 *
 * @throws DcsError DCS.4201
 */
export function requireSsl(instance: InstanceRecord): void {
  if (supportsSsl(instance)) return;
  const detail = 'SSL takes Redis 6.0 or 7.0 and one of single, ha, cluster';
  throw new DcsError('DCS.4201', { detail });
}

/**
 * Restarts an instance to turn SSL on or off. Whatever a restart may interrupt, such as a backup, it
 * interrupts, but an instance that does not serve is not restarted for this.
 *
 * @returns the id of the task
 * @throws DcsError DCS.4201, or with the chart's refusal
 */
export function switchSsl(world: World, instance: InstanceRecord, enabled: boolean): string {
  requireSsl(instance);
  if (!lifecycle.serves(instance.state)) requireManageable(world, instance);
  // No page has a name for this task; it goes by that of the operation.
  const details = { enable_ssl: enabled };
  const task = beginTask(world, instance, { name: 'UpdateSSLSwitch', details });
  const work: SslWork = { type: 'switchSsl', enabled, task };
  world.request(instance, 'restart', work);
  return task;
}
