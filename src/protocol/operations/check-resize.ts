// POST /v2/{project_id}/instances/{instance_id}/resize/check-job (method
// StartInstanceResizeCheckJob).

import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';
import { jobStarted } from '../shapes/index.js';
import { v2 as resize } from './resize-instance.js';

export const v2 = defineOperation({
  name: 'checkResize',
  api: 'v2',
  class: 1,
  method: 'POST',
  path: '/v2/{project_id}/instances/{instance_id}/resize/check-job',
  page: 'StartInstanceResizeCheckJob',
  summary: 'Finds out, as a job, whether resizeInstance would take a change; nothing is changed.',
  params: resize.params,
  body: resize.body,
  success: { status: 200, body: jobStarted },
  refusals: ['DCS.4061', ...refusalsTo('extend'), 'DCS.4800'],
});
