// DELETE /v1.0/{project_id}/instances (page dcs-api-0312009).

import { z } from 'zod';
import { idList, isTrue, optional, projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { batchResults } from '../shapes/index.js';

const query = z.object({ allFailure: isTrue(), all_failure: isTrue() });
const body = z.object({ instances: optional(idList()) });

export const batchDeleteInstances = defineOperation({
  name: 'batchDeleteInstances',
  api: 'v1.0',
  class: 1,
  method: 'DELETE',
  path: '/v1.0/{project_id}/instances',
  page: 'dcs-api-0312009',
  summary: 'Deletes several instances, or all failed creations; the result is told for each.',
  params: projectPath,
  query,
  body,
  bodyOptional: true,
  success: { status: 200, body: batchResults, also: 204 },
  refusals: ['DCS.4061', 'DCS.4065', 'DCS.4100'],
});
