// PUT /v1.0/{project_id}/instances/{instance_id}/password (page dcs-api-0312019).

import { z } from 'zod';
import { coded } from '../coded.js';
import { instancePath, password, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { passwordChange } from '../shapes/index.js';

const body = z.object({
  old_password: coded('DCS.4845', required(z.string().max(128))),
  new_password: password(64),
});

export const updatePassword = defineOperation({
  name: 'updatePassword',
  api: 'v1.0',
  class: 1,
  method: 'PUT',
  path: '/v1.0/{project_id}/instances/{instance_id}/password',
  page: 'dcs-api-0312019',
  summary: 'Changes the password of an instance; what became of it is in the answer.',
  params: instancePath,
  body,
  success: { status: 200, body: passwordChange },
  refusals: [
    'DCS.4061',
    'DCS.3022',
    'DCS.4049',
    'DCS.4096',
    'DCS.4097',
    'DCS.4111',
    'DCS.4113',
    'DCS.4114',
    'DCS.4118',
    'DCS.4019',
    'DCS.4845',
    'DCS.4850',
  ],
});
