// GET /v2/instances/maintain-windows (page ListMaintenanceWindows).

import { defineOperation } from '../operation.js';
import { windowList } from '../shapes/index.js';

export const listMaintenanceWindows = defineOperation({
  name: 'listMaintenanceWindows',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/instances/maintain-windows',
  page: 'ListMaintenanceWindows',
  summary: 'Lists the maintenance windows to choose from.',
  success: { status: 200, body: windowList },
  refusals: [],
});
