// PUT /v2/{project_id}/config-templates/{template_id} (method UpdateConfigTemplate).

import { z } from 'zod';
import { optional, templateName, templatePath, templateValues } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { templateChanged } from '../shapes/index.js';

const body = z.object({
  name: optional(templateName()),
  // An empty one is given: it clears the description.
  description: z.string().max(1024).nullish(),
  params: optional(templateValues()),
});

export const v2 = defineOperation({
  name: 'updateConfigTemplate',
  api: 'v2',
  class: 2,
  method: 'PUT',
  path: '/v2/{project_id}/config-templates/{template_id}',
  page: 'UpdateConfigTemplate',
  summary: 'Changes name, description or values of an own template; instances keep what they have.',
  params: templatePath,
  body,
  success: { status: 200, body: templateChanged },
  refusals: ['DCS.4066', 'DCS.4800', 'DCS.4988'],
});
