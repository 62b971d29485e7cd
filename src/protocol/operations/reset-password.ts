// POST /v2/{project_id}/instances/{instance_id}/password/reset (page ResetPassword).

import { z } from 'zod';
import { coded } from '../coded.js';
import { flag, instancePath, optional, password } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';
import { passwordReset } from '../shapes/index.js';

const body = z.object({
  new_password: optional(password(32)),
  no_password_access: coded('DCS.4843', optional(flag())),
});

export const v2 = defineOperation({
  name: 'resetPassword',
  api: 'v2',
  class: 1,
  method: 'POST',
  path: '/v2/{project_id}/instances/{instance_id}/password/reset',
  page: 'ResetPassword',
  summary: 'Gives an instance another password, or none.',
  starts: ['passwordReset'],
  params: instancePath,
  body,
  success: { status: 200, body: passwordReset },
  refusals: [
    'DCS.4061',
    ...refusalsTo('configure'),
    'DCS.4019',
    'DCS.4843',
    'DCS.4845',
    'DCS.4849',
  ],
});
