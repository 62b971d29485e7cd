// Changes the password of an instance (page UpdatePassword).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { changePassword } from '../passwords.js';

export const updatePassword = handle(v2.updatePassword, ({ world, project, params, body }) =>
  changePassword(world, world.find(project, params.instance_id), body),
);
