// Says where the files of a backup can be had (page ListBackupFileLinks).

import { api } from '../../protocol/index.js';
import { linksShape } from '../json/index.js';
import { findFile } from './backing-up.js';
import { handle } from './handle.js';

export const v2 = handle(api.listBackupLinks.v2, ({ world, project, params, body }) => {
  const instance = world.findAlive(project, params.instance_id);
  const backup = findFile(world, instance, params.backup_id);
  return linksShape(backup, instance, world.nowMs + body.expiration * 1000);
});
