// GET /instances/maintain-windows (pages dcs-api-0312041 and ListMaintenanceWindows).

import { defineOperation } from '../operation.js';
import { windowList } from '../shapes/index.js';

const common = {
  name: 'listMaintenanceWindows',
  class: 2,
  method: 'GET',
  summary: 'Lists the maintenance windows to choose from.',
  success: { status: 200, body: windowList },
  refusals: [],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/instances/maintain-windows',
  page: 'dcs-api-0312041',
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/instances/maintain-windows',
  page: 'ListMaintenanceWindows',
});
