// Gives an instance another password, or none (page ResetPassword).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { resetPassword as reset } from '../passwords.js';

export const resetPassword = handle(v2.resetPassword, ({ world, project, params, body }) => {
  reset(world, world.find(project, params.instance_id), body);
  return {
    code: '1',
    message: 'success',
    ext_message: null,
    retry_times_left: '5',
    lock_time: '0',
    lock_time_left: '0',
  };
});
