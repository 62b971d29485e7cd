// DELETE /v2/{project_id}/config-templates/{template_id} (method DeleteConfigTemplate).

import { templatePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { templateChanged } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'deleteConfigTemplate',
  api: 'v2',
  class: 2,
  method: 'DELETE',
  path: '/v2/{project_id}/config-templates/{template_id}',
  page: 'DeleteConfigTemplate',
  summary: 'Deletes an own template; instances that were created with it keep its values.',
  params: templatePath,
  success: { status: 200, body: templateChanged },
  refusals: ['DCS.4988'],
});
