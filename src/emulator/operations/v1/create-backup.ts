// Backs an instance up (page dcs-api-0312020).

import { v1 } from '../../../protocol/index.js';
import { backUp } from '../backing-up.js';
import { handle } from '../handle.js';

export const createBackup = handle(v1.createBackup, ({ world, project, params, body }) => {
  const order = { remark: body.remark };
  return { backup_id: backUp(world, world.find(project, params.instance_id), order) };
});
