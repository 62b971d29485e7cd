// Restores an instance from a backup (page RestoreInstance).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { restore } from '../restoring.js';

export const restoreInstance = handle(v2.restoreInstance, ({ world, project, params, body }) => {
  const order = { backup: body.backup_id, remark: body.remark };
  return { restore_id: restore(world, world.find(project, params.instance_id), order) };
});
