// DELETE /{project_id}/instances (pages dcs-api-0312009 and BatchDeleteInstances).

import { z } from 'zod';
import { idList, isTrue, optional, projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { batchResults } from '../shapes/index.js';

const queryV1 = z.object({ allFailure: isTrue(), all_failure: isTrue() });
const queryV2 = z.object({ all_failure: isTrue() });
const body = z.object({ instances: optional(idList()) });

const common = {
  name: 'batchDeleteInstances',
  class: 1,
  method: 'DELETE',
  summary: 'Deletes several instances, or all failed creations; the result is told for each.',
  starts: ['delete'],
  params: projectPath,
  body,
  bodyOptional: true,
  refusals: ['DCS.4061', 'DCS.4065', 'DCS.4100'],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances',
  page: 'dcs-api-0312009',
  query: queryV1,
  success: { status: 200, body: batchResults, also: 204 },
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances',
  page: 'BatchDeleteInstances',
  query: queryV2,
  success: { status: 200, body: batchResults },
});
