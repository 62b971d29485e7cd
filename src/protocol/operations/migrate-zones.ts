// PUT /v2/{project_id}/instances/{instance_id}/available-zones (method MigrateAz).

import { z } from 'zod';
import { coded } from '../coded.js';
import { flag, instancePath, optional, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';

const body = z.object({
  new_available_zones: coded('DCS.4933', required(z.array(z.string().max(64)).min(1).max(16))),
  execute_immediately: optional(flag()),
});

export const v2 = defineOperation({
  name: 'migrateZones',
  api: 'v2',
  class: 1,
  method: 'PUT',
  path: '/v2/{project_id}/instances/{instance_id}/available-zones',
  page: 'MigrateAz',
  summary: 'Moves the nodes of an instance to other availability zones.',
  starts: ['extend'],
  params: instancePath,
  body,
  success: { status: 204 },
  refusals: [
    'DCS.4061',
    ...refusalsTo('extend'),
    'DCS.4042',
    'DCS.4067',
    'DCS.4108',
    'DCS.4800',
    'DCS.4933',
  ],
});
