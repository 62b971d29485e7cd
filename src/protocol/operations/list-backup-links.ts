// POST /v2/{project_id}/instances/{instance_id}/backups/{backup_id}/links (page ListBackupFileLinks).

import { z } from 'zod';
import { backupPath, whole } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { backupLinks } from '../shapes/index.js';

const body = z.object({ expiration: whole(300, 86_400) });

export const v2 = defineOperation({
  name: 'listBackupLinks',
  api: 'v2',
  class: 2,
  method: 'POST',
  path: '/v2/{project_id}/instances/{instance_id}/backups/{backup_id}/links',
  page: 'ListBackupFileLinks',
  summary: 'Says where the files of a backup can be had.',
  params: backupPath,
  body,
  success: { status: 200, body: backupLinks },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4800', 'DCS.4957'],
});
