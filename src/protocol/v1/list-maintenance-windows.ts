// GET /v1.0/instances/maintain-windows (page dcs-api-0312041).

import { defineOperation } from '../operation.js';
import { windowList } from '../shapes/index.js';

export const listMaintenanceWindows = defineOperation({
  name: 'listMaintenanceWindows',
  api: 'v1.0',
  class: 2,
  method: 'GET',
  path: '/v1.0/instances/maintain-windows',
  page: 'dcs-api-0312041',
  summary: 'Lists the maintenance windows to choose from.',
  success: { status: 200, body: windowList },
  refusals: [],
});
