// POST /v2/{project_id}/dcs/{instance_id}/tags/action (page BatchCreateOrDeleteTags).

import { z } from 'zod';
import { instancePath, tagLengths, tagList } from '../fields/index.js';
import { defineOperation } from '../operation.js';

const body = z
  .object({ action: z.enum(['create', 'delete']), tags: tagList(tagLengths.change) })
  .superRefine(({ action, tags }, context) => {
    if (action === 'delete') return;
    for (const [n, { value }] of tags.entries()) {
      if (typeof value === 'string') continue;
      const message = 'expected a value, which may be empty';
      context.addIssue({ code: 'custom', path: ['tags', n, 'value'], message });
    }
  });

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
