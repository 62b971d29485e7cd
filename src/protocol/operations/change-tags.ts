// POST /v2/{project_id}/dcs/{instance_id}/tags/action (page BatchCreateOrDeleteTags).

import { z } from 'zod';
import { instancePath, tagList } from '../fields/index.js';
import { defineOperation } from '../operation.js';

const body = z.object({ action: z.enum(['create', 'delete']), tags: tagList() });

export const v2 = defineOperation({
  name: 'changeTags',
  api: 'v2',
  class: 2,
  method: 'POST',
  path: '/v2/{project_id}/dcs/{instance_id}/tags/action',
  page: 'BatchCreateOrDeleteTags',
  summary: 'Adds tags to an instance or takes some away.',
  params: instancePath,
  body,
  success: { status: 204 },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4800'],
});
