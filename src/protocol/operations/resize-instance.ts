// POST /v2/{project_id}/instances/{instance_id}/resize (page ResizeInstance).

import { z } from 'zod';
import { coded } from '../coded.js';
import { decimal, flag, instancePath, optional, required } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';

const body = z.object({
  spec_code: coded('DCS.4927', required(z.string().max(64))),
  new_capacity: coded('DCS.4012', required(decimal())),
  change_type: optional(
    z.enum(['createReplication', 'deleteReplication', 'addSharding', 'instanceType']),
  ),
  available_zones: coded('DCS.4933', optional(z.array(z.string()).max(16))),
  node_list: coded('DCS.4930', optional(z.array(z.string().toLowerCase()).max(16))),
  reserved_ip: optional(z.array(z.string()).max(256)),
  execute_immediately: optional(flag()),
});

export const v2 = defineOperation({
  name: 'resizeInstance',
  api: 'v2',
  class: 1,
  method: 'POST',
  path: '/v2/{project_id}/instances/{instance_id}/resize',
  page: 'ResizeInstance',
  summary: 'Changes the size, the copies, the shards or the type of an instance.',
  starts: ['extend'],
  params: instancePath,
  body,
  success: { status: 204 },
  refusals: [
    'DCS.4061',
    ...refusalsTo('extend'),
    'DCS.4800',
    'DCS.4012',
    'DCS.4036',
    'DCS.4103',
    'DCS.4108',
    'DCS.4200',
    'DCS.4875',
    'DCS.4927',
    'DCS.4930',
    'DCS.4933',
    'DCS.4936',
    'DCS.4937',
  ],
});
