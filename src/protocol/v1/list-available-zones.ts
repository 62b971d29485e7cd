// GET /v1.0/availableZones (page dcs-api-0312039).

import { defineOperation } from '../operation.js';
import { zoneListV1 } from '../shapes/index.js';

export const listAvailableZones = defineOperation({
  name: 'listAvailableZones',
  api: 'v1.0',
  class: 2,
  method: 'GET',
  path: '/v1.0/availableZones',
  page: 'dcs-api-0312039',
  summary: 'Lists the availability zones of the region.',
  success: { status: 200, body: zoneListV1 },
  refusals: [],
});
