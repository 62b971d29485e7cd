// GET /v2/{project_id}/config-templates (page ListConfigTemplates).

import { z } from 'zod';
import { kinds } from '../../../machines/index.js';
import { optional, projectPath, required, whole } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { templateList } from '../shapes/index.js';

const query = z.object({
  type: required(z.enum(['sys', 'user'])),
  name: optional(z.string()),
  engine: optional(z.string()),
  engine_version: optional(z.string()),
  cache_mode: optional(z.enum(kinds)),
  offset: optional(whole(0)),
  limit: optional(whole(1, 1000)),
});

export const v2 = defineOperation({
  name: 'listConfigTemplates',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/config-templates',
  page: 'ListConfigTemplates',
  summary: 'Lists the templates of parameters, default or own ones.',
  params: projectPath,
  query,
  success: { status: 200, body: templateList },
  refusals: ['DCS.4800'],
});
