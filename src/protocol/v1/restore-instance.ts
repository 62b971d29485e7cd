// POST /v1.0/{project_id}/instances/{instance_id}/restores (page dcs-api-0312021).

import { z } from 'zod';
import { instancePath, remark, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { restoreCreated } from '../shapes/index.js';

const body = z.object({ backup_id: required(z.string().max(64)), remark: remark() });

export const restoreInstance = defineOperation({
  name: 'restoreInstance',
  api: 'v1.0',
  class: 1,
  method: 'POST',
  path: '/v1.0/{project_id}/instances/{instance_id}/restores',
  page: 'dcs-api-0312021',
  summary: 'Restores an instance from one of its backups.',
  params: instancePath,
  body,
  success: { status: 200, body: restoreCreated },
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
    'DCS.4087',
    'DCS.4098',
    'DCS.4062',
  ],
});
