// Backs an instance up (pages dcs-api-0312020 and CopyInstance).

import { api } from '../../protocol/index.js';
import { backUp } from '../jobs/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.createBackup.v1, ({ world, project, params, body }) => {
  const order = { remark: body.remark };
  return { backup_id: backUp(world, world.find(project, params.instance_id), order) };
});

export const v2 = handle(api.createBackup.v2, ({ world, project, params, body }) => {
  const order = { remark: body.remark, format: body.backup_format };
  return { backup_id: backUp(world, world.find(project, params.instance_id), order) };
});
