// PUT /{project_id}/instances/{instance_id}/password (pages dcs-api-0312019 and UpdatePassword).

import { z } from 'zod';
import { coded } from '../coded.js';
import { instancePath, password, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';
import { passwordChange } from '../shapes/index.js';

const bodyV1 = z.object({
  old_password: coded('DCS.4845', required(z.string().max(128))),
  new_password: password(64),
});

const bodyV2 = z.object({
  old_password: coded('DCS.4845', required(z.string().max(128))),
  new_password: password(32),
});

const common = {
  name: 'updatePassword',
  class: 1,
  method: 'PUT',
  summary: 'Changes the password of an instance; what became of it is in the answer.',
  params: instancePath,
  success: { status: 200, body: passwordChange },
  refusals: ['DCS.4061', ...refusalsTo('configure'), 'DCS.4019', 'DCS.4845', 'DCS.4850'],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/password',
  page: 'dcs-api-0312019',
  body: bodyV1,
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/password',
  page: 'UpdatePassword',
  body: bodyV2,
});
