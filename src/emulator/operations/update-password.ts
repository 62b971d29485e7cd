// Changes the password of an instance (pages dcs-api-0312019 and UpdatePassword). The v1.0 page writes some
// outcomes in capitals.

import { api, DcsError } from '../../protocol/index.js';
import { isPassword } from '../crypto/index.js';
import { requireIdle } from '../jobs/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';
import { handle } from './handle.js';
import { setPassword } from './reset-password.js';

const mostFailures = 5;
const lockMinutes = 5;
const minuteMs = 60_000;

/** How a change ended. Numbers are text, as both pages have them. */
interface PasswordOutcome {
  readonly result: 'success' | 'passwordFailed' | 'locked';
  readonly message: string;
  readonly retry_times_left: string;
  readonly lock_time: string;
  readonly lock_time_left: string;
}

/**
 * Changes the password. A wrong old password is answered as an outcome, not refused; five of them lock
 * the instance for five minutes.
 *
 * @throws DcsError with the chart's refusal, DCS.4850 without a password, DCS.4019 when the new one is the old one
 */
function changePassword(
  world: World,
  instance: InstanceRecord,
  { old_password: old, new_password: new_ }: { old_password: string; new_password: string },
): PasswordOutcome {
  requireIdle(world, instance);
  if (instance.password === null) throw new DcsError('DCS.4850');
  if (old === new_) throw new DcsError('DCS.4019', { detail: 'the new password is the old one' });
  const known = world.store.attempts.get(instance.id);
  const lockedMs = (known?.lockedUntilMs ?? 0) - world.nowMs;
  if (lockedMs > 0) return locked(Math.ceil(lockedMs / minuteMs));
  if (!isPassword(old, instance.password, world.passwords))
    return failed(world, instance, known?.failures ?? 0);
  setPassword(world, instance, new_);
  return outcome('success', 'Modify DCSInstance password success.', mostFailures);
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

const words = { success: 'Success', passwordFailed: 'passwordFailed', locked: 'Locked' } as const;

export const v1 = handle(api.updatePassword.v1, ({ world, project, params, body }) => {
  const outcome = changePassword(world, world.find(project, params.instance_id), body);
  // Its sample names the length of a lock with the first wrong password already.
  const lock = outcome.result === 'passwordFailed' && { lock_time: '5', lock_time_left: '5' };
  return { ...outcome, ...lock, result: words[outcome.result] };
});

export const v2 = handle(api.updatePassword.v2, ({ world, project, params, body }) =>
  changePassword(world, world.find(project, params.instance_id), body),
);
