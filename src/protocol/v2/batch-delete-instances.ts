// DELETE /v2/{project_id}/instances (page BatchDeleteInstances).

import { z } from 'zod';
import { idList, isTrue, optional, projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { batchResults } from '../shapes/index.js';

const query = z.object({ all_failure: isTrue() });
const body = z.object({ instances: optional(idList()) });

export const batchDeleteInstances = defineOperation({
  name: 'batchDeleteInstances',
  api: 'v2',
  class: 1,
  method: 'DELETE',
  path: '/v2/{project_id}/instances',
  page: 'BatchDeleteInstances',
  summary: 'Deletes several instances, or all failed creations; the result is told for each.',
  params: projectPath,
  query,
  body,
  bodyOptional: true,
  success: { status: 200, body: batchResults },
  refusals: ['DCS.4061', 'DCS.4065', 'DCS.4100'],
});
