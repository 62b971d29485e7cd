// GET /v2/{project_id}/config-templates/{template_id} (method ShowConfigTemplate).

import { z } from 'zod';
import { optional, templatePath, templateType } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { templateDetail } from '../shapes/index.js';

const query = z.object({ type: optional(templateType()) });

export const v2 = defineOperation({
  name: 'showConfigTemplate',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/config-templates/{template_id}',
  page: 'ShowConfigTemplate',
  summary: 'Shows a template of parameters with the value of each.',
  params: templatePath,
  query,
  success: { status: 200, body: templateDetail },
  refusals: ['DCS.4800', 'DCS.4988'],
});
