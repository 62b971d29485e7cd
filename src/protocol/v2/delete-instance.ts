// DELETE /v2/{project_id}/instances/{instance_id} (page DeleteSingleInstance).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';

export const deleteInstance = defineOperation({
  name: 'deleteInstance',
  api: 'v2',
  class: 1,
  method: 'DELETE',
  path: '/v2/{project_id}/instances/{instance_id}',
  page: 'DeleteSingleInstance',
  summary: 'Deletes an instance.',
  params: instancePath,
  success: { status: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4096', 'DCS.4097', 'DCS.4099', 'DCS.4113', 'DCS.4114'],
});
