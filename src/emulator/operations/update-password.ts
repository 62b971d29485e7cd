// Changes the password of an instance (pages dcs-api-0312019 and UpdatePassword). The v1.0 page writes some
// outcomes in capitals.

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { changePassword } from './passwords.js';

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
