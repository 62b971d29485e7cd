// Gives an instance another password, or none (page ResetPassword).

import { api, DcsError } from '../../protocol/index.js';
import { hashPassword } from '../crypto/index.js';
import { noteTask, requireIdle } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';

/**
 * Gives the instance another password, or none. It needs no old one and heeds no lock
 * (ResetPassword).
 *
 * @throws DcsError with the chart's refusal, DCS.4845 without a password, DCS.4849 with one too many
 */
function resetPassword(
  world: World,
  instance: InstanceRecord,
  given: { new_password?: string | undefined; no_password_access?: boolean | undefined },
): void {
  requireIdle(world, instance);
  const { new_password: password, no_password_access: none = false } = given;
  if (none && password !== undefined) throw new DcsError('DCS.4849');
  if (!none && password === undefined)
    throw new DcsError('DCS.4845', { detail: 'give new_password, or set no_password_access' });
  setPassword(world, instance, password);
}

/** Sets or removes a password, and with it every failed attempt. Only its digest is kept. */
export function setPassword(
  world: World,
  instance: InstanceRecord,
  password: string | undefined,
): void {
  const salt = world.passwords.salt(`${instance.id}/${world.chance.count('passwords')}`);
  world.store.attempts.delete(instance.id);
  const digest = password === undefined ? null : hashPassword(password, salt, world.passwords);
  noteTask(world, world.patch(instance, { password: digest }), { name: 'modify' });
}

export const v2 = handle(api.resetPassword.v2, ({ world, project, params, body }) => {
  resetPassword(world, world.find(project, params.instance_id), body);
  return {
    code: '1',
    message: 'success',
    ext_message: null,
    retry_times_left: '5',
    lock_time: '0',
    lock_time_left: '0',
  };
});
