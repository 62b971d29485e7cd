// GET /{project_id}/instances/{instance_id}/configs (pages dcs-api-0312015 and ListConfigurations).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { configuration, configurationV1 } from '../shapes/index.js';

const common = {
  name: 'listConfigurations',
  class: 1,
  method: 'GET',
  summary: 'Lists the parameters of an instance in the order of the page.',
  params: instancePath,
  refusals: ['DCS.4061', 'DCS.3022'],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/configs',
  page: 'dcs-api-0312015',
  success: { status: 200, body: configurationV1 },
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/configs',
  page: 'ListConfigurations',
  success: { status: 200, body: configuration },
});
