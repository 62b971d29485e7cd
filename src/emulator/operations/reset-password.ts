// Gives an instance another password, or none (page ResetPassword).

import { api, DcsError } from '../../protocol/index.js';
import { hashPassword } from '../crypto/index.js';
import { noteTask, requireIdle } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * Gives the instance another password, or none. It needs no old one and heeds no lock (ResetPassword). A reset
 * that fails leaves the old password and makes the service restart the instance (dcs-ug-0312041).
 *
 * @returns whether the instance has the new password
 * @throws DcsError with the chart's refusal, DCS.4845 without a password, DCS.4849 with one too many
 */
function resetPassword(
  world: World,
  instance: InstanceRecord,
  given: { new_password?: string | undefined; no_password_access?: boolean | undefined },
): boolean {
  requireIdle(world, instance);
  const { new_password: password, no_password_access: none = false } = given;
  if (none && password !== undefined) throw new DcsError('DCS.4849');
  if (!none && password === undefined)
    throw new DcsError('DCS.4845', { detail: 'give new_password, or set no_password_access' });
  if (world.resetFails(instance)) {
    noteTask(world, instance, task, 'The password is the old one; the instance restarts.');
    world.request(instance, 'restart');
    return false;
  }
  setPassword(world, instance, password);
  return true;
}

const task = { name: 'modify' } as const;

/** Sets or removes a password, and with it every failed attempt. Only its digest is kept. */
export function setPassword(
  world: World,
  instance: InstanceRecord,
  password: string | undefined,
): void {
  const salt = world.passwords.salt(`${instance.id}/${world.chance.count('passwords')}`);
  world.store.attempts.delete(instance.id);
  const digest = password === undefined ? null : hashPassword(password, salt, world.passwords);
  noteTask(world, world.patch(instance, { password: digest }), task);
}

export const v2 = handle(api.resetPassword.v2, ({ world, project, params, body }) => {
  const isReset = resetPassword(world, world.find(project, params.instance_id), body);
  // The page has a code of success only, and a message for what failed.
  const result = isReset
    ? { code: '1', message: 'success', ext_message: null }
    : { code: '0', message: 'failed', ext_message: 'The password could not be reset.' };
  return {
    ...result,
    retry_times_left: '5',
    lock_time: '0',
    lock_time_left: '0',
  };
});
