// Gives an instance another password, or none (page ResetPassword).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { resetPassword as reset } from './passwords.js';

export const v2 = handle(api.resetPassword.v2, ({ world, project, params, body }) => {
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
