// GET /v2/{project_id}/flavors (page ListFlavors).

import { z } from 'zod';
import { optional, projectId } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { flavorList } from '../shapes/index.js';

const query = z.object({
  spec_code: optional(z.string()),
  cache_mode: optional(z.string()),
  engine: optional(z.string()),
  engine_version: optional(z.string()),
  cpu_type: optional(z.string()),
  capacity: optional(z.string()),
});

export const v2 = defineOperation({
  name: 'listFlavors',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/flavors',
  aliases: ['/v2/flavors'],
  page: 'ListFlavors',
  summary: 'Lists the flavors on offer.',
  params: z.object({ project_id: optional(projectId()) }),
  query,
  success: { status: 200, body: flavorList },
  refusals: [],
});
