// Backs an instance up (page CopyInstance).

import { v2 } from '../../../protocol/index.js';
import { backUp } from '../backing-up.js';
import { handle } from '../handle.js';

export const createBackup = handle(v2.createBackup, ({ world, project, params, body }) => {
  const order = { remark: body.remark, format: body.backup_format };
  return { backup_id: backUp(world, world.find(project, params.instance_id), order) };
});
