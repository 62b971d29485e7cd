// SSL, turned on or off by a restart: the instance has it once it runs again (UpdateSSLSwitch,
// dcs-ug-023129).

import { lifecycle, roleOf } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';
import { supportsSsl } from '../catalog/index.js';
import { flag, type InstanceRecord, id, type Job } from '../store/index.js';
import { defineJob, type World } from '../world/index.js';
import { beginTask, endTask } from './background-task.js';
import { requireIdle } from './configure.js';

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
  if (!lifecycle.serves(instance.state)) requireIdle(world, instance);
  // No page has a name for this task; it goes by that of the operation.
  const details = { enable_ssl: enabled };
  const task = beginTask(world, instance, { name: 'UpdateSSLSwitch', details });
  const job: SslJob = { type: 'switchSsl', enabled, task };
  world.request(instance, 'restart', job);
  return task;
}

/** A switch of SSL under way. */
export interface SslJob extends Job {
  readonly type: 'switchSsl';
  readonly enabled: boolean;
  readonly task: string;
}

export const sslJob = defineJob<SslJob>({
  type: 'switchSsl',
  shape: { enabled: flag, task: id },
  end(world, _instance, { enabled, task }, by) {
    const hasRestarted = roleOf(by) === 'endsWell';
    endTask(world, task, hasRestarted ? null : 'The instance did not restart.');
    return hasRestarted ? { ssl: enabled } : undefined;
  },
});
