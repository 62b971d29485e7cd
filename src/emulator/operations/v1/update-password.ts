// Changes the password of an instance (page dcs-api-0312019, which writes some outcomes in capitals).

import { v1 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { changePassword } from '../passwords.js';

const words = { success: 'Success', passwordFailed: 'passwordFailed', locked: 'Locked' } as const;

export const updatePassword = handle(v1.updatePassword, ({ world, project, params, body }) => {
  const outcome = changePassword(world, world.find(project, params.instance_id), body);
  // Its sample names the length of a lock with the first wrong password already.
  const lock = outcome.result === 'passwordFailed' && { lock_time: '5', lock_time_left: '5' };
  return { ...outcome, ...lock, result: words[outcome.result] };
});
