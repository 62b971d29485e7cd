// POST /v2/{project_id}/config-templates (page CreateCustomTemplate).

import { z } from 'zod';
import { kinds } from '../../../machines/index.js';
import {
  optional,
  projectPath,
  required,
  templateId,
  templateName,
  templateType,
  templateValues,
} from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { templateCreated } from '../shapes/index.js';

const body = z.object({
  template_id: required(templateId()),
  name: templateName(),
  type: templateType(),
  engine: optional(z.string().regex(/^redis$/i, { error: 'expected Redis' })),
  engine_version: optional(z.enum(['4.0', '5.0', '6.0', '7.0'])),
  cache_mode: optional(z.enum(kinds)),
  description: optional(z.string().max(1024)),
  params: templateValues(),
});

export const v2 = defineOperation({
  name: 'createConfigTemplate',
  api: 'v2',
  class: 2,
  method: 'POST',
  path: '/v2/{project_id}/config-templates',
  page: 'CreateCustomTemplate',
  summary: 'Makes a template of parameters from another one.',
  params: projectPath,
  body,
  success: { status: 200, body: templateCreated },
  refusals: ['DCS.4066', 'DCS.4800'],
});
