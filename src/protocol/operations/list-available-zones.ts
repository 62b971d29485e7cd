// GET /v1.0/availableZones (page dcs-api-0312039).
// GET /v2/available-zones (page ListAvailableZones).

import { defineOperation } from '../operation.js';
import { zoneList, zoneListV1 } from '../shapes/index.js';

const common = {
  name: 'listAvailableZones',
  class: 2,
  method: 'GET',
  summary: 'Lists the availability zones of the region.',
  refusals: [],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/availableZones',
  page: 'dcs-api-0312039',
  success: { status: 200, body: zoneListV1 },
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/available-zones',
  page: 'ListAvailableZones',
  success: { status: 200, body: zoneList },
});
