// Restores an instance from a backup (pages dcs-api-0312021 and RestoreInstance).

import { api } from '../../protocol/index.js';
import { restore } from '../jobs/index.js';
import { handleAlike } from './handle.js';

export const { v1, v2 } = handleAlike(api.restoreInstance, ({ world, project, params, body }) => {
  const order = { backup: body.backup_id, remark: body.remark };
  return { restore_id: restore(world, world.find(project, params.instance_id), order) };
});
