// POST /v1.0/{project_id}/instances/{instance_id}/extend (page dcs-api-0312010).

import { z } from 'zod';
import { coded } from '../coded.js';
import { decimal, instancePath, optional, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';

const body = z.object({
  // The page wants it; a known client never sends it.
  spec_code: coded('DCS.4927', optional(z.string().max(64))),
  new_capacity: coded('DCS.4012', required(decimal())),
});

export const v1 = defineOperation({
  name: 'extendInstance',
  api: 'v1.0',
  class: 1,
  method: 'POST',
  path: '/v1.0/{project_id}/instances/{instance_id}/extend',
  page: 'dcs-api-0312010',
  summary: 'Gives an instance more memory.',
  starts: ['extend'],
  params: instancePath,
  body,
  success: { status: 204 },
  refusals: [
    'DCS.4061',
    ...refusalsTo('extend'),
    'DCS.4012',
    'DCS.4036',
    'DCS.4103',
    'DCS.4108',
    'DCS.4927',
  ],
});
