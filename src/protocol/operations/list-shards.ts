// GET /v2/{project_id}/instance/{instance_id}/groups (page ListGroupReplicationInfo).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { shardList } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'listShards',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instance/{instance_id}/groups',
  page: 'ListGroupReplicationInfo',
  summary: 'Lists the shards of an instance and their copies.',
  params: instancePath,
  success: { status: 200, body: shardList },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4027'],
});
