// POST /{project_id}/instances/{instance_id}/backups (pages dcs-api-0312020 and CopyInstance).

import { z } from 'zod';
import { instancePath, optional, remark } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';
import { backupCreated } from '../shapes/index.js';

const bodyV1 = z.object({ remark: remark() });

const bodyV2 = z.object({ remark: remark(), backup_format: optional(z.enum(['aof', 'rdb'])) });

const common = {
  name: 'createBackup',
  class: 1,
  method: 'POST',
  summary: 'Backs an instance up; it serves meanwhile.',
  starts: ['backUp'],
  params: instancePath,
  bodyOptional: true,
  success: { status: 200, body: backupCreated },
  refusals: ['DCS.4061', ...refusalsTo('backUp'), 'DCS.4098'],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/backups',
  page: 'dcs-api-0312020',
  body: bodyV1,
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/backups',
  page: 'CopyInstance',
  body: bodyV2,
  refusals: [...common.refusals, 'DCS.4800'],
});
