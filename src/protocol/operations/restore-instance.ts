// POST /{project_id}/instances/{instance_id}/restores (pages dcs-api-0312021 and RestoreInstance).

import { z } from 'zod';
import { backupId, instancePath, remark, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';
import { restoreCreated } from '../shapes/index.js';

const body = z.object({ backup_id: required(backupId()), remark: remark() });

const common = {
  name: 'restoreInstance',
  class: 1,
  method: 'POST',
  summary: 'Restores an instance from one of its backups.',
  starts: ['restore'],
  params: instancePath,
  body,
  success: { status: 200, body: restoreCreated },
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/restores',
  page: 'dcs-api-0312021',
  refusals: ['DCS.4061', ...refusalsTo('restore'), 'DCS.4087', 'DCS.4098', 'DCS.4062'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/restores',
  page: 'RestoreInstance',
  refusals: ['DCS.4061', ...refusalsTo('restore'), 'DCS.4087', 'DCS.4098', 'DCS.4800'],
});
