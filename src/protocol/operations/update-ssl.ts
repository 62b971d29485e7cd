// PUT /v2/{project_id}/instances/{instance_id}/ssl (page UpdateSSLSwitch).

import { z } from 'zod';
import { lifecycle } from '../../../machines/index.js';
import { coded } from '../coded.js';
import { flag, instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';
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
  starts: ['restart'],
  params: instancePath,
  body,
  success: { status: 200, body: sslSwitched },
  // An instance that serves restarts whatever it is at; any other one is refused as a change of parameters is.
  refusals: [
    'DCS.4061',
    ...new Set([
      ...refusalsTo('configure', (state) => !lifecycle.serves(state)),
      ...refusalsTo('restart', (state) => lifecycle.serves(state)),
    ]),
    'DCS.4201',
    'DCS.4202',
  ],
});
