// Passwords: changed by who knows the old one, reset by whom the instance belongs to (UpdatePassword,
// ResetPassword, dcs-api-0312019). Only digests are kept.

import { DcsError } from '../../protocol/index.js';
import { hashPassword, isPassword } from '../identity/index.js';
import { noteTask } from '../jobs/index.js';
import { requireManageable } from '../jobs/manageable.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';

const mostFailures = 5;
const lockMinutes = 5;
const minuteMs = 60_000;

/** What became of a change. Numbers are text, as both pages have them. */
export interface PasswordOutcome {
  readonly result: 'success' | 'passwordFailed' | 'locked';
  readonly message: string;
  readonly retry_times_left: string;
  readonly lock_time: string;
  readonly lock_time_left: string;
}

/**
 * Changes the password. A wrong old one is no refusal but an outcome; five of them lock the instance
 * for five minutes.
 *
 * @throws DcsError with the chart's refusal, DCS.4850 without a password, DCS.4019 when it stays
 */
export function changePassword(
  world: World,
  instance: InstanceRecord,
  { old_password: old, new_password: new_ }: { old_password: string; new_password: string },
): PasswordOutcome {
  requireManageable(world, instance);
  if (instance.password === null) throw new DcsError('DCS.4850');
  if (old === new_) throw new DcsError('DCS.4019', { detail: 'the new password is the old one' });
  const known = world.store.attempts.get(instance.id);
  const lockedMs = (known?.lockedUntilMs ?? 0) - world.nowMs;
  if (lockedMs > 0) return locked(Math.ceil(lockedMs / minuteMs));
  if (!isPassword(old, instance.password, world.passwords))
    return failed(world, instance, known?.failures ?? 0);
  set(world, instance, new_);
  return outcome('success', 'Modify DCSInstance password success.', mostFailures);
}

/**
 * Gives the instance another password, or none. It needs no old one and heeds no lock
 * (ResetPassword).
 *
 * @throws DcsError with the chart's refusal, DCS.4845 without a password, DCS.4849 with one too many
 */
export function resetPassword(
  world: World,
  instance: InstanceRecord,
  given: { new_password?: string | undefined; no_password_access?: boolean | undefined },
): void {
  requireManageable(world, instance);
  const { new_password: password, no_password_access: none = false } = given;
  if (none && password !== undefined) throw new DcsError('DCS.4849');
  if (!none && password === undefined) throw new DcsError('DCS.4845');
  set(world, instance, password);
}

function set(world: World, instance: InstanceRecord, password: string | undefined): void {
  const salt = world.passwords.salt(`${instance.id}/${world.chance.count('passwords')}`);
  world.store.attempts.delete(instance.id);
  const digest = password === undefined ? null : hashPassword(password, salt, world.passwords);
  noteTask(world, world.patch(instance, { password: digest }), { name: 'modify' });
}

function failed(world: World, { id }: InstanceRecord, before: number): PasswordOutcome {
  const failures = before + 1;
  const isLast = failures >= mostFailures;
  const { attempts } = world.store;
  attempts.put({
    id,
    seq: attempts.get(id)?.seq ?? world.chance.count('attempts'),
    instance: id,
    failures: isLast ? 0 : failures,
    lockedUntilMs: isLast ? world.nowMs + lockMinutes * minuteMs : 0,
  });
  if (isLast) return locked(lockMinutes);
  return outcome('passwordFailed', 'verify password failed.', mostFailures - failures);
}

const locked = (minutesLeft: number): PasswordOutcome => ({
  ...outcome('locked', 'The account is locked.', 0),
  lock_time: String(lockMinutes),
  lock_time_left: String(minutesLeft),
});

const outcome = (
  result: PasswordOutcome['result'],
  message: string,
  left: number,
): PasswordOutcome => ({
  result,
  message,
  retry_times_left: String(left),
  lock_time: '0',
  lock_time_left: '0',
});
