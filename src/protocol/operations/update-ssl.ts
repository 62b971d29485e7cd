// PUT /v2/{project_id}/instances/{instance_id}/ssl (page UpdateSSLSwitch).

import { z } from 'zod';
import { coded } from '../coded.js';
import { flag, instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { sslSwitched } from '../shapes/index.js';

const body = coded('DCS.4202', z.object({ enabled: flag() }));

export const v2 = defineOperation({
  name: 'updateSsl',
  api: 'v2',
  class: 1,
  method: 'PUT',
  path: '/v2/{project_id}/instances/{instance_id}/ssl',
  page: 'UpdateSSLSwitch',
  summary: 'Turns SSL on or off, for which the instance restarts.',
  params: instancePath,
  body,
  success: { status: 200, body: sslSwitched },
  refusals: [
    'DCS.4061',
    'DCS.3022',
    'DCS.4049',
    'DCS.4097',
    'DCS.4111',
    'DCS.4113',
    'DCS.4118',
    'DCS.4201',
    'DCS.4202',
  ],
});
