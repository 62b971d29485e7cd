// GET /v2/available-zones (page ListAvailableZones).

import { defineOperation } from '../operation.js';
import { zoneList } from '../shapes/index.js';

export const listAvailableZones = defineOperation({
  name: 'listAvailableZones',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/available-zones',
  page: 'ListAvailableZones',
  summary: 'Lists the availability zones of the region.',
  success: { status: 200, body: zoneList },
  refusals: [],
});
