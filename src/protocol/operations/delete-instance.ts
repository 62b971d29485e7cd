// DELETE /{project_id}/instances/{instance_id} (pages dcs-api-0312008 and DeleteSingleInstance).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';

const common = {
  name: 'deleteInstance',
  class: 1,
  method: 'DELETE',
  summary: 'Deletes an instance.',
  starts: ['delete'],
  params: instancePath,
  success: { status: 204 },
  refusals: ['DCS.4061', ...refusalsTo('delete')],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}',
  page: 'dcs-api-0312008',
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}',
  page: 'DeleteSingleInstance',
});
