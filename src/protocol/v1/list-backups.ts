// GET /v1.0/{project_id}/instances/{instance_id}/backups (page dcs-api-0312022).

import { z } from 'zod';
import { instancePath, optional, period, whole } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { backupList } from '../shapes/index.js';

const query = z.object({
  ...period,
  start: optional(whole(1)),
  limit: optional(whole(1)),
  marker: optional(z.string()),
});

export const listBackups = defineOperation({
  name: 'listBackups',
  api: 'v1.0',
  class: 1,
  method: 'GET',
  path: '/v1.0/{project_id}/instances/{instance_id}/backups',
  page: 'dcs-api-0312022',
  summary: 'Lists the backups of an instance, newest first.',
  params: instancePath,
  query,
  success: { status: 200, body: backupList },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4062'],
});
