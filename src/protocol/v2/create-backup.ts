// POST /v2/{project_id}/instances/{instance_id}/backups (page CopyInstance).

import { z } from 'zod';
import { instancePath, optional, remark } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { backupCreated } from '../shapes/index.js';

const body = z.object({ remark: remark(), backup_format: optional(z.enum(['aof', 'rdb'])) });

export const createBackup = defineOperation({
  name: 'createBackup',
  api: 'v2',
  class: 1,
  method: 'POST',
  path: '/v2/{project_id}/instances/{instance_id}/backups',
  page: 'CopyInstance',
  summary: 'Backs an instance up; it serves meanwhile.',
  params: instancePath,
  body,
  bodyOptional: true,
  success: { status: 200, body: backupCreated },
  refusals: [
    'DCS.4061',
    'DCS.3022',
    'DCS.4095',
    'DCS.4049',
    'DCS.4096',
    'DCS.4097',
    'DCS.4111',
    'DCS.4113',
    'DCS.4114',
    'DCS.4118',
    'DCS.4098',
  ],
});
