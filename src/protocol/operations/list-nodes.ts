// GET /v2/{project_id}/instances-logical-nodes (page BatchShowNodesInformation).

import { z } from 'zod';
import { optional, projectPath, whole } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { nodeList } from '../shapes/index.js';

const query = z.object({ offset: optional(whole(0)), limit: optional(whole(1, 1000)) });

export const v2 = defineOperation({
  name: 'listNodes',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instances-logical-nodes',
  page: 'BatchShowNodesInformation',
  summary: 'Lists the nodes of the instances of a project.',
  params: projectPath,
  query,
  success: { status: 200, body: nodeList },
  refusals: ['DCS.4800'],
});
