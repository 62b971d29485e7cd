// GET /v2/{project_id}/instances/{instance_id}/logical-nodes (method ShowNodesInformation).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { nodesOfInstance } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'listNodesOfInstance',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/logical-nodes',
  page: 'ShowNodesInformation',
  summary: 'Lists the nodes of an instance.',
  params: instancePath,
  success: { status: 200, body: nodesOfInstance },
  refusals: ['DCS.4061', 'DCS.3022'],
});
